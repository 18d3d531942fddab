package dev.acestep.http.wavespeed;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.jobs.JobState;

/** What went wrong, in WaveSpeed's numbers (contract §6.4). */
enum TaskCode {
    MISSING_PARAMETER(1400),
    INVALID_PARAMETER(1401),
    INVALID_MEDIA(1402),
    NOT_EXECUTED(1403),
    CANCELLED(1405),
    INTERNAL(5000),
    UNAVAILABLE(5003),
    TIMED_OUT(5004);

    /** Nothing. */
    static final int NONE = 0;

    private final int number;

    TaskCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Of a job as it stands. */
    static int of(Job job) {
        if (job.state() == JobState.CANCELLED) {
            return CANCELLED.number;
        }
        return job.error()
                .map(error -> error.kind() == JobError.Kind.REQUEST ? NOT_EXECUTED.number : INTERNAL.number)
                .orElse(NONE);
    }
}
