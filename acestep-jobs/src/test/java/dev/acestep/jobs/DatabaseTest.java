package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.JdbiException;
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
    void strangersOnThisMachineReadNothing() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path earlier = Files.createFile(folder.resolve("acestep.db"));
        Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rw-rw-r--"));
        try (Database database = Database.open(folder)) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(rights(earlier)).isEqualTo("rw-rw----");
            assertThat(rights(folder.resolve("acestep.db-wal"))).isEqualTo("rw-rw----");
        }
        Path other = folder.resolve("other");
        try (Database _ = Database.visit(other)) {
            assertThat(rights(other.resolve("acestep.db"))).isEqualTo("rw-------");
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aReadAfterTheEndIsRefusedInsteadOfWaitingForEver() throws IOException {
        Database database = Database.open(folder);
        database.close();
        assertThatThrownBy(() -> database.read(sql -> sql.execute("SELECT 1")))
                .hasRootCauseMessage("The database is closed");
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

    @Test
    void writersThatWaitTogetherSucceedAndFailAlone() throws Exception {
        try (Database database = Database.open(folder)) {
            database.write(sql -> sql.execute("CREATE TABLE t (a UNIQUE)"));
            List<Future<Integer>> writes = new ArrayList<>();
            try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    int value = i / 2;
                    writes.add(writers.submit(
                            () -> database.write(sql -> sql.execute("INSERT INTO t VALUES (?)", value))));
                }
            }
            assertThat(writes)
                    .filteredOn(write -> write.state() == Future.State.SUCCESS)
                    .hasSize(100);
            assertThat(writes)
                    .filteredOn(write -> write.state() == Future.State.FAILED)
                    .hasSize(100)
                    .allSatisfy(write -> assertThat(write.exceptionNow()).isInstanceOf(JdbiException.class));
            assertThat(database.<List<Integer>>read(sql -> sql.createQuery("SELECT a FROM t")
                            .mapTo(Integer.class)
                            .list()))
                    .hasSize(100)
                    .doesNotHaveDuplicates();
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(
                sql -> sql.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }
}
