package dev.acestep.jobs;

import dev.acestep.music.Understanding;
import java.time.Duration;
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

    /** Why it ended without success, in words for its owner; empty unless it did. */
    public Optional<String> failure() {
        return switch (state) {
            case QUEUED, RUNNING, SUCCEEDED -> Optional.empty();
            case CANCELLED -> Optional.of("Cancelled");
            case FAILED -> Optional.of(error.map(JobError::message).orElse("Failed"));
        };
    }

    /** How long its last attempt worked on it, once it has ended; empty if none ever began. */
    public Optional<Duration> worked() {
        return startedAt.flatMap(start -> finishedAt.map(end -> Duration.between(start, end)));
    }

    /** The outputs whose files are still there. */
    public List<StoredTrack> kept() {
        return outputs.stream().filter(track -> !track.deleted()).toList();
    }
}
