package dev.acestep.jobs.keys;

import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of what jobs cost. */
record UsageRows(Handle sql) {
    private static final String INSERT = """
            INSERT INTO usage (job_id, key_name, dialect, model, reserved_ms, submitted_at)
            VALUES (:id, :key, :dialect, :model, :reserved, :now)
            """;
    private static final String END = """
            UPDATE usage SET charged_ms = :charged, state = :state, ended_at = :now
            WHERE job_id = :id AND ended_at IS NULL RETURNING key_name, reserved_ms
            """;
    private static final String AVERAGE = """
            SELECT avg(ended_at - submitted_at) FROM (
                SELECT ended_at, submitted_at FROM usage WHERE key_name = :key AND ended_at IS NOT NULL
                ORDER BY submitted_at DESC LIMIT 20)
            """;
    private static final String TOTALS = """
            SELECT key_name, count(*) AS jobs, sum(ended_at IS NULL) AS open_jobs,
                sum(iif(ended_at IS NULL, reserved_ms, 0)) AS reserved_ms, sum(coalesce(charged_ms, 0)) AS charged_ms
            FROM usage WHERE :key IS NULL OR key_name = :key GROUP BY key_name ORDER BY key_name
            """;
    private static final String LATEST = """
            SELECT * FROM usage WHERE :key IS NULL OR key_name = :key ORDER BY submitted_at DESC, job_id DESC LIMIT :most
            """;

    /** What an open row held. */
    record Reservation(String key, long millis) {}

    void insert(Job job, String key, long reservedMillis) {
        sql.createUpdate(INSERT)
                .bind("id", job.id().toString())
                .bind("key", key)
                .bind("dialect", job.submission().dialect().wireName())
                .bind("model", job.submission().request().model())
                .bind("reserved", reservedMillis)
                .bind("now", job.createdAt().toEpochMilli())
                .execute();
    }

    /** Ends the row; empty if there is none, or it has ended. */
    Optional<Reservation> end(Job job) {
        return sql.createQuery(END)
                .bind("charged", Cost.chargedMillis(job))
                .bind("state", job.state().name())
                .bind("now", job.finishedAt().orElse(job.createdAt()).toEpochMilli())
                .bind("id", job.id().toString())
                .map((row, _) -> new Reservation(row.getString("key_name"), row.getLong("reserved_ms")))
                .findOne();
    }

    /** Jobs of the key that wait or run. */
    int open(String key) {
        return sql.createQuery("SELECT count(*) FROM usage WHERE key_name = :key AND ended_at IS NULL")
                .bind("key", key)
                .mapTo(Integer.class)
                .one();
    }

    /** From submission to end, of the key's last jobs; empty if none has ended. */
    Optional<Double> averageMillis(String key) {
        return sql.createQuery(AVERAGE).bind("key", key).mapTo(Double.class).findOne();
    }

    List<Usage.Total> totals(Optional<String> key) {
        return sql.createQuery(TOTALS)
                .bind("key", key.orElse(null))
                .map((row, _) -> new Usage.Total(
                        row.getString("key_name"),
                        row.getLong("jobs"),
                        row.getLong("open_jobs"),
                        row.getLong("reserved_ms"),
                        row.getLong("charged_ms")))
                .list();
    }

    /** The latest first. */
    List<Usage> latest(Optional<String> key, int most) {
        return sql.createQuery(LATEST)
                .bind("key", key.orElse(null))
                .bind("most", most)
                .map((row, _) -> usage(row))
                .list();
    }

    private static Usage usage(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new Usage(
                new JobId(UUID.fromString(row.getString("job_id"))),
                row.getString("key_name"),
                new Dialect(row.getString("dialect")),
                row.getString("model"),
                row.getLong("reserved_ms"),
                Instant.ofEpochMilli(row.getLong("submitted_at")),
                endedAt.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Usage.End(
                                JobState.valueOf(row.getString("state")), row.getLong("charged_ms"), endedAt.get())));
    }
}
