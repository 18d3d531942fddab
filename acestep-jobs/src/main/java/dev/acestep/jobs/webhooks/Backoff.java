package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts: three times as long each time, up to an hour, give or take a fifth so that what
 * failed together is not tried together.
 */
record Backoff(Duration first, Supplier<? extends RandomGenerator> random) {
    static final Duration LONGEST = Duration.ofHours(1);
    private static final double JITTER = 0.2;

    /**
     * The wait after an attempt.
     *
     * @param attempts made so far, at least 1
     */
    Duration after(int attempts) {
        double millis = Math.min(first.toMillis() * Math.pow(3, attempts - 1), (double) LONGEST.toMillis());
        return Duration.ofMillis(Math.round(millis * random.get().nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
