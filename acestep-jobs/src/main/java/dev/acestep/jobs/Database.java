package dev.acestep.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file of a data folder. Its queue belongs to the one process that has {@linkplain #open opened} it; others may
 * {@linkplain #visit visit} it for what does not concern the queue. What {@link #write} returned from survives power
 * loss: each commit is synced.
 */
public final class Database implements AutoCloseable {
    private static final String FILE = "acestep.db";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final Path folder;
    private final Optional<FolderLock> lock;
    private final WriterConnection writer;
    private final ReaderConnections readers;
    private final GroupCommit commits;
    private final Jdbi reading;

    private Database(Path folder, Optional<FolderLock> lock) throws SQLException {
        String url = JDBC.PREFIX + folder.resolve(FILE);
        this.folder = folder;
        this.lock = lock;
        this.writer = new WriterConnection(connect(url, writerSettings()));
        this.readers = new ReaderConnections(READERS, () -> connect(url, readerSettings()));
        this.commits = new GroupCommit(writer);
        this.reading = Jdbi.create(readers);
    }

    /**
     * Opens the folder's database, made or migrated if need be.
     *
     * @throws FolderInUse if another process has it open
     */
    public static Database open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder.toRealPath());
        boolean open = false;
        try {
            PrivateFile.make(folder.toRealPath().resolve(FILE));
            Database database = new Database(folder.toRealPath(), Optional.of(lock));
            Migrations.run(database.schedulerSource());
            open = true;
            return database;
        } catch (SQLException e) {
            throw cannotOpen(folder, e);
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    /**
     * Opens the folder's database beside the process that owns it, if there is one, for short writes; made or migrated
     * if need be and no process owns it.
     *
     * @throws IOException if its owner has another version of it
     */
    public static Database visit(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        if (Files.notExists(real.resolve(FILE))) {
            PrivateFile.make(real.resolve(FILE));
        }
        try {
            Database visitor = new Database(real, Optional.empty());
            boolean usable = false;
            try {
                visitor.migrateIfFree();
                usable = true;
                return visitor;
            } finally {
                if (!usable) {
                    visitor.close();
                }
            }
        } catch (SQLException e) {
            throw cannotOpen(folder, e);
        }
    }

    /** The data folder, absolute and without links. */
    public Path folder() {
        return folder;
    }

    /** Works in one transaction, on the writer's own thread; what it did is durable, or undone, when this returns. */
    public <T> T write(Function<Handle, T> work) {
        return commits.write(work);
    }

    /** Reads what is committed; never waits for a writer. */
    public <T> T read(Function<Handle, T> work) {
        return reading.withHandle(work::apply);
    }

    /** The writer's connection as db-scheduler wants it; within {@link #write} it takes part in that transaction. */
    public DataSource schedulerSource() {
        return writer.asDataSource();
    }

    @Override
    public void close() {
        try {
            commits.close();
            readers.close();
            writer.close();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }

    private void migrateIfFree() throws IOException {
        if (Migrations.areDone(schedulerSource())) {
            return;
        }
        try (FolderLock _ = FolderLock.take(folder)) {
            Migrations.run(schedulerSource());
        } catch (FolderInUse e) {
            throw new IOException(
                    "the database in %s is just being made, or the server that uses it is of another version"
                            .formatted(folder),
                    e);
        }
    }

    private static IOException cannotOpen(Path folder, SQLException cause) {
        return new IOException("Cannot open the database in %s: %s".formatted(folder, cause.getMessage()), cause);
    }

    private static Connection connect(String url, SQLiteConfig settings) throws SQLException {
        return JDBC.createConnection(url, settings.toProperties());
    }

    private static SQLiteConfig writerSettings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        settings.setBusyTimeout(BUSY_MILLIS);
        settings.enforceForeignKeys(true);
        return settings;
    }

    private static SQLiteConfig readerSettings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setReadOnly(true);
        settings.setBusyTimeout(BUSY_MILLIS);
        return settings;
    }
}
