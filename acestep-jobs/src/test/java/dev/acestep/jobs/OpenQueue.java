package dev.acestep.jobs;

import dev.acestep.jobs.keys.CreditLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A queue on a folder, with its database. */
final class OpenQueue implements AutoCloseable {
    private final Path folder;
    private final JobsConfig config;
    private final InstantSource clock;
    private Database database;
    private JobQueue queue;

    OpenQueue(Path folder, JobsConfig config, InstantSource clock) throws IOException {
        this.folder = folder;
        this.config = config;
        this.clock = clock;
        this.database = Database.open(folder.resolve("data"));
        this.queue = open();
    }

    JobQueue queue() {
        return queue;
    }

    Jobs jobs() {
        return queue.jobs();
    }

    Database database() {
        return database;
    }

    OutputFolder outputs() throws IOException {
        return new OutputFolder(folder.resolve("audio"));
    }

    Uploads uploads() throws IOException {
        return new Uploads(folder.resolve("uploads"), 1 << 20);
    }

    /** Goes on as a new process would after this one was killed; workers that run are left to themselves. */
    void reopen() throws IOException {
        database.close();
        database = Database.open(folder.resolve("data"));
        queue = open();
    }

    /** Work that writes one small file for each job. */
    JobWork writing() {
        return (job, progress) -> {
            progress.report(0.5, "Writing");
            try {
                Path file = outputs().path(Requests.track(job, 5).file());
                Files.writeString(file, "music");
                return new JobResult.Songs(List.of(Requests.track(job, 5)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public void close() {
        queue.close();
        database.close();
    }

    private JobQueue open() throws IOException {
        return JobQueue.open(database, config, outputs(), uploads(), List.of(new CreditLedger()), clock);
    }
}
