package dev.acestep.jobs.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The rows of keys. */
record KeyRows(Handle sql) {
    private static final String INSERT = """
            INSERT INTO api_keys (name, public_id, role, salt, hash, requests_per_minute, concurrent_jobs, granted_ms,
                spent_ms, webhook_secret, created_at)
            VALUES (:name, :id, :role, :salt, :hash, :requests, :jobs, :granted, 0, :secret, :now)
            ON CONFLICT (name) DO NOTHING
            """;
    private static final RowMapper<ApiKey> KEY = (row, _) -> key(row);

    /** A key and what its text is compared with. */
    record Found(ApiKey key, StoredHash hash) {}

    /** Adds the key; false if its name is taken. */
    boolean insert(ApiKey key, KeyText text, String webhookSecret) {
        StoredHash hash = StoredHash.of(text);
        return sql.createUpdate(INSERT)
                        .bind("name", key.name())
                        .bind("id", text.id())
                        .bind("role", key.role().name())
                        .bind("salt", hash.salt())
                        .bind("hash", hash.hash())
                        .bind("requests", key.limits().requestsPerMinute().orElse(null))
                        .bind("jobs", key.limits().concurrentJobs().orElse(null))
                        .bind("granted", key.credit().grantedMillis().orElse(null))
                        .bind("secret", webhookSecret)
                        .bind("now", key.createdAt().toEpochMilli())
                        .execute()
                > 0;
    }

    List<ApiKey> all() {
        return sql.createQuery("SELECT * FROM api_keys ORDER BY name").map(KEY).list();
    }

    boolean any() {
        return sql.createQuery("SELECT EXISTS (SELECT 1 FROM api_keys)")
                .mapTo(Boolean.class)
                .one();
    }

    Optional<ApiKey> find(String name) {
        return sql.createQuery("SELECT * FROM api_keys WHERE name = :name")
                .bind("name", name)
                .map(KEY)
                .findOne();
    }

    Optional<Found> findById(String publicId) {
        return sql.createQuery("SELECT * FROM api_keys WHERE public_id = :id")
                .bind("id", publicId)
                .map((row, _) -> new Found(key(row), new StoredHash(row.getBytes("salt"), row.getBytes("hash"))))
                .findOne();
    }

    void limit(String name, ApiKey.Limits limits) {
        sql.createUpdate(
                        "UPDATE api_keys SET requests_per_minute = :requests, concurrent_jobs = :jobs WHERE name = :name")
                .bind("requests", limits.requestsPerMinute().orElse(null))
                .bind("jobs", limits.concurrentJobs().orElse(null))
                .bind("name", name)
                .execute();
    }

    void grant(String name, Optional<Long> allMillis) {
        sql.createUpdate("UPDATE api_keys SET granted_ms = :granted WHERE name = :name")
                .bind("granted", allMillis.orElse(null))
                .bind("name", name)
                .execute();
    }

    /** Counts as spent, also for keys without limit, so that one that is set later starts from the truth. */
    void spend(String name, long millis) {
        sql.createUpdate("UPDATE api_keys SET spent_ms = spent_ms + :millis WHERE name = :name")
                .bind("millis", millis)
                .bind("name", name)
                .execute();
    }

    void revoke(String name, Instant now) {
        set(name, "revoked_at", now.toEpochMilli());
    }

    void used(String name, Instant now) {
        set(name, "last_used", now.toEpochMilli());
    }

    void replaceWebhookSecret(String name, String secret) {
        set(name, "webhook_secret", secret);
    }

    Optional<String> webhookSecret(String name) {
        return sql.createQuery("SELECT webhook_secret FROM api_keys WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    private void set(String name, String column, Object value) {
        sql.createUpdate("UPDATE api_keys SET <column> = :value WHERE name = :name")
                .define("column", column)
                .bind("value", value)
                .bind("name", name)
                .execute();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("name"),
                ApiKey.Role.valueOf(row.getString("role")),
                new ApiKey.Limits(
                        number(row, "requests_per_minute").map(Math::toIntExact),
                        number(row, "concurrent_jobs").map(Math::toIntExact)),
                new ApiKey.Credit(number(row, "granted_ms"), row.getLong("spent_ms")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                number(row, "revoked_at").map(Instant::ofEpochMilli),
                number(row, "last_used").map(Instant::ofEpochMilli));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        @Nullable Long present = row.wasNull() ? null : value;
        return Optional.ofNullable(present);
    }
}
