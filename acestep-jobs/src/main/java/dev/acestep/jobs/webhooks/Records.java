package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Database;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what came of deliveries: the log, the host, the notification and its entry change together.
 *
 * @param listener hears of every attempt that was written down
 */
record Records(Database database, Verdict verdict, InstantSource clock, Consumer<Attempt> listener) {
    /** How often a receiver of progress hears of a running job at least. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** What is to be told of the job now. */
    Optional<Notification> due(JobId id) {
        return database.read(sql -> new Notifications(sql).next(id))
                .filter(next -> !next.due().isAfter(clock.instant()));
    }

    /** Until when the receiver is left alone; empty if it is not. */
    Optional<Instant> pausedUntil(Notification told) {
        return database.read(sql -> new Hosts(sql).pausedUntil(told.host(), clock.instant()));
    }

    void attempted(Notification told, Job job, Answer answer, Instant start, Duration took) {
        listener.accept(database.write(sql -> {
            Attempt attempt = verdict.of(told, answer, start, took, clock.instant(), pause(sql, told, answer));
            new DeliveryLog(sql).add(job.id(), attempt);
            conclude(sql, told, job, attempt);
            return attempt;
        }));
    }

    /** The host is left alone: the end is told later, and what was to be told of the course is told to nobody. */
    void suspended(Notification told, Job job, Instant until) {
        Attempt attempt = Verdict.suspended(told, clock.instant(), until);
        database.write(sql -> {
            if (told.last()) {
                new DeliveryLog(sql).add(job.id(), attempt);
            }
            conclude(sql, told, job, attempt);
            return attempt;
        });
        if (told.last()) {
            listener.accept(attempt);
        }
    }

    /** Lets go of the job's entry; it comes again when something is due. */
    void settle(JobId id) {
        database.write(sql -> {
            new Notifications(sql).settle(id);
            return id;
        });
    }

    /** Lets go of the job's entry for this time. */
    void putOff(JobId id, Duration time) {
        database.write(sql -> {
            new DeliveryEntries(sql).release(id, clock.instant().plus(time));
            return id;
        });
    }

    /** Tells nobody of the job any more. */
    void forget(JobId id) {
        database.write(sql -> {
            Notifications notifications = new Notifications(sql);
            notifications.dropAll(id);
            notifications.settle(id);
            return id;
        });
    }

    private Optional<Instant> pause(Handle sql, Notification told, Answer answer) {
        Hosts hosts = new Hosts(sql);
        if (answer.isDelivered()) {
            hosts.forgive(told.host());
        }
        return answer.isDelivered() || answer.isUnwanted()
                ? Optional.empty()
                : hosts.failed(told.host(), clock.instant());
    }

    private void conclude(Handle sql, Notification told, Job job, Attempt attempt) {
        Notifications notifications = new Notifications(sql);
        if (told.last()) {
            notifications.attempted(told, attempt);
        } else if (notifications.drop(told)) {
            listening(job)
                    .ifPresent(webhook -> notifications.owe(
                            job,
                            webhook,
                            Webhook.Event.PROGRESS,
                            clock.instant().plus(SIGN_OF_LIFE)));
        }
        notifications.settle(job.id());
    }

    /** Whoever wants to hear of the job while it runs, if it does. */
    private static Optional<Webhook> listening(Job job) {
        return job.submission()
                .webhook()
                .filter(webhook -> webhook.events().contains(Webhook.Event.PROGRESS))
                .filter(_ -> job.state() == JobState.RUNNING);
    }
}
