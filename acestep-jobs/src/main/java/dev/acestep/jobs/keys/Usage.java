package dev.acestep.jobs.keys;

import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.time.Instant;
import java.util.Optional;

/**
 * What one job cost its key.
 *
 * @param reservedMillis of audio, held until the end
 * @param end empty while the job waits or runs
 */
public record Usage(
        JobId job,
        String key,
        Dialect dialect,
        String model,
        long reservedMillis,
        Instant submittedAt,
        Optional<End> end) {
    /**
     * What came of the job.
     *
     * @param chargedMillis of audio; 0 unless it succeeded
     */
    public record End(JobState state, long chargedMillis, Instant at) {}

    /**
     * All jobs of a key together.
     *
     * @param open jobs that wait or run
     * @param reservedMillis of audio, held by open jobs
     * @param chargedMillis of audio, of ended ones
     */
    public record Total(String key, long jobs, long open, long reservedMillis, long chargedMillis) {
        /** Of a key that has had no job. */
        public static Total none(String key) {
            return new Total(key, 0, 0, 0, 0);
        }
    }
}
