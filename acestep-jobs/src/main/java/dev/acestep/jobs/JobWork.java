package dev.acestep.jobs;

import dev.acestep.music.Progress;

/** What a worker does with a job that it has claimed; called on the worker's own platform thread. */
@FunctionalInterface
public interface JobWork {
    /**
     * Makes the job's files, or the analysis that it asks for.
     *
     * @throws dev.acestep.music.Cancelled as thrown by {@code progress}
     * @throws dev.acestep.music.InvalidRequest if the request cannot be done; the job fails, kind request
     * @throws dev.acestep.music.EngineFailure if the engine gives up; the job fails, kind request
     * @throws java.io.UncheckedIOException if the disk does; the job fails, kind system
     */
    JobResult run(Job job, Progress progress);
}
