package dev.acestep.http;

import dev.acestep.http.Credentials.Traffic;
import dev.acestep.jobs.Accounts;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each key within a minute; one request counts once, however often it is looked at. */
final class RequestLimits {
    private static final String COUNTED = "acestep.counted";
    private static final int READINGS_PER_SUBMISSION = 10;

    private final Map<String, Buckets> byKey = new ConcurrentHashMap<>();

    /**
     * Counts the request.
     *
     * @throws HttpProblem if it is one too many
     */
    void count(Context ctx, Accounts.Holder holder, Traffic traffic) {
        if (holder.requestsPerMinute().isEmpty() || ctx.attribute(COUNTED) != null) {
            return;
        }
        ctx.attribute(COUNTED, true);
        int perMinute = holder.requestsPerMinute().get();
        Buckets buckets = byKey.compute(
                holder.name(),
                (_, known) -> known != null && known.perMinute == perMinute ? known : Buckets.of(perMinute));
        ConsumptionProbe probe = buckets.of(traffic).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static HttpProblem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new HttpProblem(
                Reason.RATE_LIMITED,
                "Rate limit exceeded, retry in %d s".formatted(seconds),
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    /**
     * A key's buckets, made anew when its limit changes.
     *
     * @param perMinute submissions
     */
    private record Buckets(int perMinute, Bucket submissions, Bucket readings) {
        static Buckets of(int perMinute) {
            return new Buckets(perMinute, bucket(perMinute), bucket((long) perMinute * READINGS_PER_SUBMISSION));
        }

        Bucket of(Traffic traffic) {
            return switch (traffic) {
                case SUBMISSION -> submissions;
                case READING -> readings;
            };
        }

        private static Bucket bucket(long perMinute) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build();
        }
    }
}
