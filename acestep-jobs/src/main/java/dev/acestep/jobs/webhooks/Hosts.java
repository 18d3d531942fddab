package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The receivers that fail: after enough failures in a row they are left alone for a while. */
record Hosts(Handle sql) {
    static final int MOST_FAILURES = 20;
    static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String FAILED = """
            INSERT INTO webhook_hosts (host, failures, last_failure) VALUES (:host, 1, :now)
            ON CONFLICT (host) DO UPDATE SET failures = failures + 1, last_failure = :now,
                paused_until = CASE WHEN failures + 1 >= :most THEN :pause END
            RETURNING paused_until
            """;

    /** Until when the host is left alone; empty if it is not. */
    Optional<Instant> pausedUntil(String host, Instant now) {
        return sql.createQuery("SELECT paused_until FROM webhook_hosts WHERE host = :host AND paused_until > :now")
                .bind("host", host)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Forgets the host's failures: it answers, or somebody wants it tried. */
    void forgive(String host) {
        sql.createUpdate("DELETE FROM webhook_hosts WHERE host = :host")
                .bind("host", host)
                .execute();
    }

    /** Counts a failure; until when the host is left alone, if it is. */
    Optional<Instant> failed(String host, Instant now) {
        sql.createUpdate("DELETE FROM webhook_hosts WHERE last_failure < :then")
                .bind("then", now.minus(REMEMBERED).toEpochMilli())
                .execute();
        return sql.createQuery(FAILED)
                .bind("host", host)
                .bind("now", now.toEpochMilli())
                .bind("most", MOST_FAILURES)
                .bind("pause", now.plus(PAUSE).toEpochMilli())
                .map((row, _) -> {
                    long until = row.getLong("paused_until");
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(until));
                })
                .one();
    }
}
