package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Webhook;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of what is to be told; each change leaves the job's entry in the queue of deliveries as it must be. */
record Notifications(Handle sql) {
    private static final String OWE = """
            INSERT INTO notifications (job, last, id, version, event, url, host, state, attempts, next_attempt_at)
            VALUES (:job, :last, :id, 1, :event, :url, :host, 'WAITING', 0, :due)
            ON CONFLICT (job, last) DO UPDATE SET id = :id, version = version + 1, event = :event, state = 'WAITING',
                attempts = 0, next_attempt_at = :due
            """;
    private static final String NEXT = """
            SELECT * FROM notifications WHERE job = :job AND state = 'WAITING' ORDER BY next_attempt_at LIMIT 1
            """;

    /** Owes the receiver this; what was to be told of the job's course before is dropped. */
    void owe(Job job, Webhook webhook, Webhook.Event event, Instant due) {
        if (event == Webhook.Event.COMPLETED) {
            delete(job.id(), false);
        }
        sql.createUpdate(OWE)
                .bind("job", job.id().toString())
                .bind("last", event == Webhook.Event.COMPLETED)
                .bind("id", UUID.randomUUID().toString())
                .bind("event", event.name())
                .bind("url", webhook.url().toString())
                .bind("host", TargetUrl.authority(webhook.url()))
                .bind("due", due.toEpochMilli())
                .execute();
        new DeliveryEntries(sql).add(job.id(), due);
    }

    /** Owes what was told of the job's end once more; false if there was nothing. */
    boolean oweAgain(JobId job, Instant due) {
        boolean owed = sql.createUpdate("""
                                UPDATE notifications
                                SET version = version + 1, state = 'WAITING', attempts = 0, next_attempt_at = :due
                                WHERE job = :job AND last = 1
                                """)
                        .bind("job", job.toString())
                        .bind("due", due.toEpochMilli())
                        .execute()
                > 0;
        if (owed) {
            new DeliveryEntries(sql).add(job, due);
        }
        return owed;
    }

    /** What is to be told of the job first. */
    Optional<Notification> next(JobId job) {
        return sql.createQuery(NEXT)
                .bind("job", job.toString())
                .map(Notification.MAPPER)
                .findOne();
    }

    /** Which of the jobs have an end that is still to be told. */
    Set<JobId> waiting(Collection<JobId> jobs) {
        String ids = jobs.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "[", "]"));
        return sql.createQuery("""
                        SELECT job FROM notifications WHERE last = 1 AND state = 'WAITING'
                            AND job IN (SELECT value FROM json_each(:ids))
                        """)
                .bind("ids", ids)
                .map((row, _) -> new JobId(UUID.fromString(row.getString("job"))))
                .collect(Collectors.toSet());
    }

    /** Writes down an attempt, unless it is owed anew meanwhile. */
    void attempted(Notification told, Attempt attempt) {
        at(sql.createUpdate("""
                                UPDATE notifications SET state = :state, attempts = :attempts, next_attempt_at = :due
                                WHERE job = :job AND last = :last AND id = :id AND version = :version
                                """), told)
                .bind(
                        "state",
                        switch (attempt.state()) {
                            case DELIVERED -> "DELIVERED";
                            case FAILED -> "FAILED";
                            case RETRYING, SUSPENDED -> "WAITING";
                        })
                .bind("attempts", attempt.number())
                .bind("due", attempt.next().orElse(attempt.at()).toEpochMilli())
                .execute();
    }

    /** Forgets it, unless it is owed anew meanwhile; whether it was forgotten. */
    boolean drop(Notification told) {
        return at(
                                sql.createUpdate(
                                        "DELETE FROM notifications WHERE job = :job AND last = :last AND id = :id AND version = :version"),
                                told)
                        .execute()
                > 0;
    }

    /** Forgets all that is to be told of the job. */
    void dropAll(JobId job) {
        delete(job, false);
        delete(job, true);
    }

    /** Lets go of the job's entry: it comes again when the next of its notifications is due, or not at all. */
    void settle(JobId job) {
        DeliveryEntries entries = new DeliveryEntries(sql);
        next(job).ifPresentOrElse(next -> entries.release(job, next.due()), () -> entries.remove(job));
    }

    private void delete(JobId job, boolean last) {
        sql.createUpdate("DELETE FROM notifications WHERE job = :job AND last = :last")
                .bind("job", job.toString())
                .bind("last", last)
                .execute();
    }

    private static <S extends SqlStatement<S>> S at(S statement, Notification told) {
        return statement
                .bind("job", told.job().toString())
                .bind("last", told.last())
                .bind("id", told.id())
                .bind("version", told.version());
    }
}
