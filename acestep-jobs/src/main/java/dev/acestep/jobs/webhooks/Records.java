package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes down what came of deliveries: the log, the host, the notification and its entry change together. */
record Records(Verdict verdict, InstantSource clock) {
    /** How often a receiver of progress hears of a running job at least. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    Attempt attempted(Handle sql, Notification told, Job job, Answer answer, Instant start, Duration took) {
        Attempt attempt = verdict.of(told, answer, start, took, clock.instant(), pause(sql, told, answer));
        new DeliveryLog(sql).add(job.id(), attempt);
        conclude(sql, told, job, attempt);
        return attempt;
    }

    /** The host is left alone: the end is told later, and what was to be told of the course is told to nobody. */
    Optional<Attempt> suspended(Handle sql, Notification told, Job job, Instant until) {
        Attempt attempt = Verdict.suspended(told, clock.instant(), until);
        if (told.last()) {
            new DeliveryLog(sql).add(job.id(), attempt);
        }
        conclude(sql, told, job, attempt);
        return Optional.of(attempt).filter(_ -> told.last());
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
            listener(job)
                    .ifPresent(webhook -> notifications.owe(
                            job,
                            webhook,
                            Webhook.Event.PROGRESS,
                            clock.instant().plus(SIGN_OF_LIFE)));
        }
        notifications.settle(job.id());
    }

    /** Whoever wants to hear of the job while it runs, if it does. */
    private static Optional<Webhook> listener(Job job) {
        return job.submission()
                .webhook()
                .filter(webhook -> webhook.events().contains(Webhook.Event.PROGRESS))
                .filter(_ -> job.state() == JobState.RUNNING);
    }
}
