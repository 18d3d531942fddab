package dev.acestep.http.segmind;

import dev.acestep.http.Prices;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a request took.
 *
 * @param inferenceTime seconds since an engine began it, or until it ended; 0 while it waits
 * @param queueTime seconds that it waited
 * @param totalTime seconds since it was taken, or until it ended
 * @param cost in money; 0 unless it succeeded
 * @param remainingCredits balance of the caller, in money
 * @param retryCount attempts after the first
 */
record RequestMetrics(
        double inferenceTime,
        double queueTime,
        double totalTime,
        double cost,
        double remainingCredits,
        int retryCount) {
    static RequestMetrics of(Job job, Instant now, Prices prices, Optional<Double> secondsLeft) {
        Instant end = job.finishedAt().orElse(now);
        Instant begin = job.startedAt().orElse(end);
        return new RequestMetrics(
                seconds(begin, end),
                seconds(job.createdAt(), begin),
                seconds(job.createdAt(), end),
                prices.cost(Cost.seconds(Cost.chargedMillis(job))),
                prices.balance(secondsLeft),
                Math.max(0, job.attempts() - 1));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }
}
