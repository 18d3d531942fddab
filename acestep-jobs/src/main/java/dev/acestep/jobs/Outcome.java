package dev.acestep.jobs;

import java.math.BigDecimal;
import java.time.Duration;

/** How one attempt at a job ended. */
sealed interface Outcome {
    /** The job succeeded; its files are complete. */
    record Done(JobResult result) implements Outcome {}

    /** The job failed. */
    record Failed(JobError error) implements Outcome {}

    /** The job's owner did not want it any more. */
    record GivenUp() implements Outcome {}

    /**
     * The job waits again, at its old place.
     *
     * @param counted whether this was one of the attempts that a job has
     */
    record PutBack(boolean counted) implements Outcome {}

    static Outcome failed(JobError.Kind kind, String message) {
        return new Failed(new JobError(kind, message));
    }

    static Outcome tooLong(Duration timeout) {
        return failed(JobError.Kind.SYSTEM, "Job exceeded %s s".formatted(seconds(timeout)));
    }

    /** What becomes of a job whose worker died. */
    static Outcome interrupted(Job job, int maxAttempts) {
        if (job.cancelRequested()) {
            return new GivenUp();
        }
        return job.attempts() < maxAttempts
                ? new PutBack(true)
                : failed(JobError.Kind.SYSTEM, "Job interrupted %d times".formatted(job.attempts()));
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
