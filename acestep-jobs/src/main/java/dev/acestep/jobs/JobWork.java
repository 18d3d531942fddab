package dev.acestep.jobs;

import dev.acestep.music.Progress;
import java.util.List;

/** What a worker does with a job that it has claimed; called on the worker's own platform thread. */
@FunctionalInterface
public interface JobWork {
    /**
     * Makes the job's files.
     *
     * @return the results, whose files are complete and named finally
     * @throws dev.acestep.music.Cancelled as thrown by {@code progress}
     * @throws dev.acestep.music.InvalidRequest if the request cannot be done; the job fails, kind request
     * @throws dev.acestep.music.EngineFailure if the engine gives up; the job fails, kind request
     * @throws java.io.UncheckedIOException if the disk does; the job fails, kind system
     */
    List<StoredTrack> run(Job job, Progress progress);
}
