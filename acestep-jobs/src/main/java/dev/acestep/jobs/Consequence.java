package dev.acestep.jobs;

import org.jdbi.v3.core.Handle;

/**
 * What a change in a job's life brings with it, in the same transaction: both are durable, or neither happened. What it
 * throws undoes the change.
 */
public interface Consequence {
    /** Somebody wants to submit this; asked before the queue's own limit, and may refuse by what it throws. */
    default void admit(Handle sql, Submission submission) {}

    /** The job was taken. */
    default void submitted(Handle sql, Job job) {}

    /** A worker began the job. */
    default void started(Handle sql, Job job) {}

    /** The job, given as its attempt began, got on; told as often as that is written down, at most twice a second. */
    default void progressed(Handle sql, Job job) {}

    /** The job reached its final state; told once. */
    default void ended(Handle sql, Job job) {}
}
