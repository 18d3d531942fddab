package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Something that is to be told of a job.
 *
 * @param last whether it tells of the end; others are told once or never
 * @param id the same in every attempt
 * @param version rises whenever it is owed anew
 * @param host and port, by which receivers are told apart
 * @param attempts made so far
 */
record Notification(
        JobId job,
        boolean last,
        String id,
        long version,
        Webhook.Event event,
        URI url,
        String host,
        int attempts,
        Instant due) {
    static final RowMapper<Notification> MAPPER = (row, _) -> new Notification(
            new JobId(UUID.fromString(row.getString("job"))),
            row.getBoolean("last"),
            row.getString("id"),
            row.getLong("version"),
            Webhook.Event.valueOf(row.getString("event")),
            URI.create(row.getString("url")),
            row.getString("host"),
            row.getInt("attempts"),
            Instant.ofEpochMilli(row.getLong("next_attempt_at")));
}
