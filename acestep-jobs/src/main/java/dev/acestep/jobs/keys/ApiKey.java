package dev.acestep.jobs.keys;

import dev.acestep.music.InvalidRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A key as it may be shown: neither its text nor its hash.
 *
 * @param lastUsed to the minute
 */
public record ApiKey(
        String name,
        Role role,
        Limits limits,
        Credit credit,
        Instant createdAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsed) {
    /** What a key permits. */
    public enum Role {
        /** Its own jobs. */
        USER,
        /** Everything. */
        ADMIN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How often a key may ask for something, 1 to {@link #HIGHEST}; empty is without limit.
     *
     * @param requestsPerMinute submissions; of other requests ten times as many
     * @param concurrentJobs waiting and running ones together
     */
    public record Limits(Optional<Integer> requestsPerMinute, Optional<Integer> concurrentJobs) {
        /** The highest that either can be. */
        public static final int HIGHEST = 1_000_000;

        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

        public Limits {
            check("rpm", requestsPerMinute);
            check("concurrent", concurrentJobs);
        }

        private static void check(String field, Optional<Integer> limit) {
            limit.filter(value -> value < 1 || value > HIGHEST).ifPresent(value -> {
                throw InvalidRequest.notAllowed(field, value, "integer from 1 to " + HIGHEST);
            });
        }
    }

    /**
     * A key's account, in milliseconds of audio.
     *
     * @param grantedMillis in all; empty is without limit
     * @param spentMillis charged, or reserved for jobs that have not ended
     */
    public record Credit(Optional<Long> grantedMillis, long spentMillis) {
        /** Below zero if songs became longer than was reserved; empty is without limit. */
        public Optional<Long> leftMillis() {
            return grantedMillis.map(granted -> granted - spentMillis);
        }
    }
}
