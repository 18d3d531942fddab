package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.keys.ApiKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key as it is shown; {@code null} is without limit, or never. */
record KeyView(
        String name,
        String role,
        @JsonProperty("requests_per_minute") @Nullable Integer requestsPerMinute,
        @JsonProperty("concurrent_jobs") @Nullable Integer concurrentJobs,
        @JsonProperty("left_seconds") @Nullable Double leftSeconds,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("revoked_at") @Nullable String revokedAt,
        @JsonProperty("last_used") @Nullable String lastUsed) {
    private static final String LINE = "%-24s %-6s %-8s %9s %11s %12s  %-20s  %s";

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.name(),
                key.role().wireName(),
                key.limits().requestsPerMinute().orElse(null),
                key.limits().concurrentJobs().orElse(null),
                key.credit().leftMillis().map(Cost::seconds).orElse(null),
                time(key.createdAt()),
                key.revokedAt().map(KeyView::time).orElse(null),
                key.lastUsed().map(KeyView::time).orElse(null));
    }

    static String heading() {
        return LINE.formatted("KEY", "ROLE", "STATE", "REQ/MIN", "CONCURRENT", "LEFT s", "CREATED", "LAST USED");
    }

    String line() {
        return LINE.formatted(
                name,
                role,
                revokedAt == null ? "active" : "revoked",
                limit(requestsPerMinute),
                limit(concurrentJobs),
                leftSeconds == null ? "-" : Cost.words(leftSeconds),
                createdAt,
                lastUsed == null ? "-" : lastUsed);
    }

    /** To the second, as ISO-8601. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String limit(@Nullable Integer limit) {
        return Optional.ofNullable(limit).map(String::valueOf).orElse("-");
    }
}
