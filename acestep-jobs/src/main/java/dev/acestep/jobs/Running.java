package dev.acestep.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that this process's workers are at. */
final class Running {
    private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** Registers an attempt; after {@link #close} it is told to stop before it begins. */
    JobRun begin(JobId id) {
        JobRun run = new JobRun(id);
        runs.put(id, run);
        if (closed) {
            run.stop(JobRun.Stop.SHUTDOWN);
        }
        return run;
    }

    void end(JobRun run) {
        runs.remove(run.id(), run);
        run.end();
    }

    void close() {
        closed = true;
    }

    Optional<JobRun> find(JobId id) {
        return Optional.ofNullable(runs.get(id));
    }

    Collection<JobRun> all() {
        return List.copyOf(runs.values());
    }

    /** Waits until none is left, or for the given time. */
    void await(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (JobRun run : all()) {
            if (!run.endedBy(until)) {
                return;
            }
        }
    }
}
