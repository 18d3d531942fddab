package dev.acestep.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs as dialects see them; safe to use from any thread. Whose job it is, the caller checks. */
public interface Jobs {
    /**
     * Takes a job: its row and its place in the queue are durable when this returns.
     *
     * @throws QueueFull if too many wait; nothing is left behind then
     * @throws IllegalStateException if the server is stopping; the message says so
     */
    Accepted submit(Submission submission);

    Optional<Job> find(JobId id);

    /** The job whose files are linked by this token. */
    Optional<Job> findByToken(String outputToken);

    /** Those of the jobs that exist, in one look. */
    Map<JobId, Job> find(Collection<JobId> ids);

    JobPage list(JobQuery query);

    /** Places in the queue, 1 is next; jobs that do not wait are left out. */
    Map<JobId, Integer> queuePositions(Collection<JobId> ids);

    /** Places of those of the jobs that waited when they were read. */
    default Map<JobId, Integer> queuePositionsOf(Collection<Job> jobs) {
        List<JobId> waiting = jobs.stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .map(Job::id)
                .toList();
        return waiting.isEmpty() ? Map.of() : queuePositions(waiting);
    }

    /** The job's place; empty if it does not wait. */
    default Optional<Integer> queuePosition(Job job) {
        return Optional.ofNullable(queuePositionsOf(List.of(job)).get(job.id()));
    }

    Cancellation cancel(JobId id);

    /**
     * Removes the files of an ended job and keeps its row.
     *
     * @throws IllegalStateException if the job has not ended
     */
    DeletedFiles deleteFiles(JobId id);

    /** Stops the job if it has not ended, removes its files, and finds it no more; an unknown one is left alone. */
    void discard(JobId id);

    JobStatistics statistics();

    /** When the record and the files of an ended job go away; empty if they stay for ever or it has not ended. */
    Optional<Instant> expiry(Job job);

    /**
     * A job just taken.
     *
     * @param queuePosition waiting jobs including this one
     */
    record Accepted(Job job, int queuePosition) {}

    /** What {@link #deleteFiles} removed. */
    record DeletedFiles(int files, long bytes) {}
}
