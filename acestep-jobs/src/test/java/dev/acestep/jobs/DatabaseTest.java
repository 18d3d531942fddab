package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatIsInUseIsRefusedNamingFolderAndProcess() throws IOException {
        Database first = Database.open(folder);
        assertThatThrownBy(() -> Database.open(folder))
                .isInstanceOf(FolderInUse.class)
                .hasMessageContaining(folder.toRealPath().toString())
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        first.close();
        Database.open(folder).close();
    }

    @Test
    void commitsAreSyncedToAWriteAheadLog() throws IOException {
        try (Database database = Database.open(folder)) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).as("FULL").isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws IOException {
        try (Database database = Database.open(folder)) {
            assertThatThrownBy(() -> database.write(sql -> {
                        sql.execute("CREATE TABLE t (a)");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(database.<Integer>read(
                            sql -> sql.createQuery("SELECT count(*) FROM sqlite_schema WHERE name = 't'")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isZero();
        }
    }

    @Test
    void readersSeeWhatIsCommittedWhileAWriterWorks() throws IOException {
        try (Database database = Database.open(folder)) {
            database.write(sql -> sql.execute("CREATE TABLE t (a)"));
            int seen = database.write(sql -> {
                sql.execute("INSERT INTO t VALUES (1)");
                return database.<Integer>read(reader -> reader.createQuery("SELECT count(*) FROM t")
                        .mapTo(Integer.class)
                        .one());
            });
            assertThat(seen).isZero();
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(
                sql -> sql.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }
}
