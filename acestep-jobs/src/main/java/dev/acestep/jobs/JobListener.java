package dev.acestep.jobs;

/** Hears of what happened to jobs, after it is committed; called on the queue's threads, so it has to be quick. */
public interface JobListener {
    /** A worker began the job. */
    default void onStarted(Job job) {}

    /** The job reached its final state. */
    default void onFinished(Job job) {}

    /** The job's worker died, and the job waits again. */
    default void onRetried(Job job) {}
}
