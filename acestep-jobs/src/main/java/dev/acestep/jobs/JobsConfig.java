package dev.acestep.jobs;

import java.time.Duration;

/**
 * How the queue behaves; one component for each variable of the contract's §12.3 that concerns it.
 *
 * @param capacity how many jobs may wait
 * @param workers jobs that run at the same time
 * @param averageSeconds first estimate of a job's running time
 * @param averageWindow how many of the last finished jobs make the average
 * @param maxAttempts how often a job is begun whose worker dies
 * @param jobTimeout a job that runs longer fails
 * @param retention how long ended jobs and their files are kept; zero is for ever
 * @param sweepInterval between two looks for what is to be removed
 */
public record JobsConfig(
        int capacity,
        int workers,
        double averageSeconds,
        int averageWindow,
        int maxAttempts,
        Duration jobTimeout,
        Duration retention,
        Duration sweepInterval) {
    public static final JobsConfig DEFAULTS =
            new JobsConfig(200, 1, 5.0, 50, 3, Duration.ofHours(1), Duration.ofDays(7), Duration.ofMinutes(5));

    public JobsConfig {
        atLeastOne("ACESTEP_QUEUE_MAXSIZE", capacity);
        atLeastOne("ACESTEP_QUEUE_WORKERS", workers);
        atLeastOne("ACESTEP_AVG_WINDOW", averageWindow);
        atLeastOne("ACESTEP_MAX_ATTEMPTS", maxAttempts);
        if (!(averageSeconds >= 0 && averageSeconds < Double.POSITIVE_INFINITY)) {
            throw refused("ACESTEP_AVG_JOB_SECONDS", averageSeconds, "number of at least 0");
        }
        positive("ACESTEP_JOB_TIMEOUT_SECONDS", jobTimeout);
        positive("ACESTEP_RETENTION_SWEEP_SECONDS", sweepInterval);
        if (retention.isNegative()) {
            throw refused("ACESTEP_RETENTION_DAYS", retention, "0 (for ever) or more");
        }
    }

    /** The retention as the configuration writes it: days, fractions allowed, 0 for ever. */
    public static Duration days(double days) {
        return Duration.ofMillis(Math.round(days * Duration.ofDays(1).toMillis()));
    }

    public JobsConfig withCapacity(int jobs) {
        return new JobsConfig(
                jobs, workers, averageSeconds, averageWindow, maxAttempts, jobTimeout, retention, sweepInterval);
    }

    public JobsConfig withWorkers(int count) {
        return new JobsConfig(
                capacity, count, averageSeconds, averageWindow, maxAttempts, jobTimeout, retention, sweepInterval);
    }

    public JobsConfig withJobTimeout(Duration longest) {
        return new JobsConfig(
                capacity, workers, averageSeconds, averageWindow, maxAttempts, longest, retention, sweepInterval);
    }

    public JobsConfig withRetention(Duration kept) {
        return new JobsConfig(
                capacity, workers, averageSeconds, averageWindow, maxAttempts, jobTimeout, kept, sweepInterval);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw refused(name, value, "integer of at least 1");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw refused(name, value.toMillis() / 1000.0, "seconds, more than 0");
        }
    }

    private static IllegalArgumentException refused(String name, Object value, String rule) {
        return new IllegalArgumentException("%s: %s is not allowed (%s)".formatted(name, value, rule));
    }
}
