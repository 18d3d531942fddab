package dev.acestep.jobs;

import dev.acestep.music.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job's row as it was read.
 *
 * @param progress 0 to 1, never falling within an attempt
 * @param stage what is being done, in words
 * @param attempts how often a worker began it
 * @param cancelRequested whether a running job has been asked to stop
 * @param outputToken unguessable part of the links to its files
 * @param outputs of a succeeded job, in order; none of an analysis
 * @param understanding of a succeeded analysis
 */
public record Job(
        JobId id,
        Submission submission,
        JobState state,
        double progress,
        String stage,
        int attempts,
        boolean cancelRequested,
        String outputToken,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        List<StoredTrack> outputs,
        Optional<Understanding> understanding,
        Optional<JobError> error) {
    public Job {
        outputs = List.copyOf(outputs);
    }
}
