package dev.acestep.jobs;

import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a job from claim to outcome, whatever happens in between. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Attempts attempts;
    private final Running running;
    private final JobFiles files;
    private final JobWork work;
    private final JobsConfig config;

    Worker(Attempts attempts, Running running, JobFiles files, JobWork work, JobsConfig config) {
        this.attempts = attempts;
        this.running = running;
        this.files = files;
        this.work = work;
        this.config = config;
    }

    void run(JobId id) {
        JobRun run = running.begin(id);
        try {
            if (run.stopped().isPresent()) {
                attempts.revive(id);
            } else {
                attempts.begin(id).ifPresent(row -> attempt(row, run));
            }
        } finally {
            running.end(run);
        }
    }

    private void attempt(JobRow row, JobRun run) {
        run.claimed(row);
        Outcome outcome = outcome(row.job(), run);
        boolean kept = attempts.end(row, outcome, run.latest());
        if (!kept) {
            removeFiles(row.job().id());
        }
    }

    @SuppressWarnings("IllegalCatch") // the border: whatever the work throws ends the job, never the worker
    private Outcome outcome(Job job, JobRun run) {
        try {
            return new Outcome.Done(work.run(job, run));
        } catch (Cancelled e) {
            return stopped(run.stopped());
        } catch (InvalidRequest | EngineFailure e) {
            LOG.info("Job {} failed: {}", job.id(), e.getMessage());
            return Outcome.failed(JobError.Kind.REQUEST, words(e));
        } catch (Throwable e) {
            LOG.error("Job {} failed", job.id(), e);
            return Outcome.failed(JobError.Kind.SYSTEM, sentence(e));
        }
    }

    private Outcome stopped(Optional<JobRun.Stop> reason) {
        return switch (reason.orElse(JobRun.Stop.UNWANTED)) {
            case UNWANTED -> new Outcome.GivenUp();
            case TOO_LONG -> Outcome.tooLong(config.jobTimeout());
            case SHUTDOWN -> new Outcome.PutBack(false);
        };
    }

    private void removeFiles(JobId id) {
        try {
            files.removeOutputs(id);
        } catch (UncheckedIOException e) {
            LOG.warn("Files of job {} are left behind: {}", id, e.getMessage());
        }
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError _ -> "Out of memory; a shorter song or a smaller batch needs less";
            case UncheckedIOException e -> "Cannot read or write a file: " + words(e.getCause());
            default ->
                "Internal error (%s); the server's log says more under this job's id"
                        .formatted(failure.getClass().getSimpleName());
        };
    }

    private static String words(@Nullable Throwable failure) {
        return failure == null || failure.getMessage() == null ? String.valueOf(failure) : failure.getMessage();
    }
}
