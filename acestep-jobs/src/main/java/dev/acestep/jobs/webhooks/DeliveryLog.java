package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Webhook;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was tried for each job, the newest attempts only. */
record DeliveryLog(Handle sql) {
    private static final int KEPT = 100;

    private static final String ADD = """
            INSERT INTO delivery_log (job, notification, event, url, attempt, at, http_status, duration_ms, error,
                answer, next_attempt_at, state)
            VALUES (:job, :notification, :event, :url, :attempt, :at, :status, :took, :error, :answer, :next, :state)
            """;
    private static final String FORGET = """
            DELETE FROM delivery_log WHERE job = :job AND place <=
                (SELECT place FROM delivery_log WHERE job = :job ORDER BY place DESC LIMIT 1 OFFSET :kept)
            """;

    void add(JobId job, Attempt attempt) {
        sql.createUpdate(ADD)
                .bind("job", job.toString())
                .bind("notification", attempt.notification())
                .bind("event", attempt.event().name())
                .bind("url", attempt.url().toString())
                .bind("attempt", attempt.number())
                .bind("at", attempt.at().toEpochMilli())
                .bind("status", attempt.status().orElse(null))
                .bind("took", attempt.took().toMillis())
                .bind("error", attempt.error().orElse(null))
                .bind("answer", attempt.answer().orElse(null))
                .bind("next", attempt.next().map(Instant::toEpochMilli).orElse(null))
                .bind("state", attempt.state().name())
                .execute();
        sql.createUpdate(FORGET).bind("job", job.toString()).bind("kept", KEPT).execute();
    }

    /** The attempts for the job, the oldest first. */
    List<Attempt> of(JobId job) {
        return sql.createQuery("SELECT * FROM delivery_log WHERE job = :job ORDER BY place")
                .bind("job", job.toString())
                .map((row, _) -> attempt(row))
                .list();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getString("notification"),
                Webhook.Event.valueOf(row.getString("event")),
                URI.create(row.getString("url")),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong("at")),
                number(row, "http_status").map(Long::intValue),
                Duration.ofMillis(row.getLong("duration_ms")),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("answer")),
                number(row, "next_attempt_at").map(Instant::ofEpochMilli),
                Attempt.State.valueOf(row.getString("state")));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
