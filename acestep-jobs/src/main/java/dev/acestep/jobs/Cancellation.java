package dev.acestep.jobs;

/** What came of the wish to cancel a job. */
public sealed interface Cancellation {
    /** It was waiting and is cancelled now. */
    record Done() implements Cancellation {}

    /** It is running and stops at the engine's next step. */
    record Requested() implements Cancellation {}

    /** It had ended before, and stays as it is. */
    record TooLate(JobState state) implements Cancellation {}

    /** There is no such job. */
    record Unknown() implements Cancellation {}
}
