package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Database;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is to be told of a job. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration CROWDED = Duration.ofSeconds(2);

    private final Database database;
    private final Jobs jobs;
    private final Messages messages;
    private final Sender sender;
    private final Records records;
    private final InFlight inFlight;
    private final InstantSource clock;
    private final Consumer<Attempt> listener;

    /**
     * A courier.
     *
     * @param listener hears of each attempt
     */
    Courier(
            Database database,
            Jobs jobs,
            Messages messages,
            Sender sender,
            Records records,
            InFlight inFlight,
            InstantSource clock,
            Consumer<Attempt> listener) {
        this.database = database;
        this.jobs = jobs;
        this.messages = messages;
        this.sender = sender;
        this.records = records;
        this.inFlight = inFlight;
        this.clock = clock;
        this.listener = listener;
    }

    /** Delivers what is due, and lets go of the job's entry; an attempt that is cut keeps it for the next start. */
    void deliver(JobId id) {
        Optional<Notification> due = database.read(sql -> new Notifications(sql).next(id))
                .filter(next -> !next.due().isAfter(clock.instant()));
        if (due.isEmpty()) {
            settle(id);
        } else if (inFlight.enter(due.get().host())) {
            try {
                deliver(due.get());
            } catch (CancellationException _) {
                LOG.info(
                        "Delivery of {} was cut and comes again at the next start",
                        due.get().id());
            } finally {
                inFlight.leave(due.get().host());
            }
        } else {
            putOff(id);
        }
    }

    /** Lets go of the entry for a moment. */
    void putOff(JobId id) {
        long millis = ThreadLocalRandom.current().nextLong(CROWDED.toMillis() / 2, CROWDED.toMillis());
        database.write(sql -> {
            new DeliveryEntries(sql).release(id, clock.instant().plusMillis(millis));
            return id;
        });
    }

    private void deliver(Notification told) {
        Instant now = clock.instant();
        Optional<Job> job = jobs.find(told.job());
        if (job.isEmpty()) {
            forget(told.job());
            return;
        }
        Optional<Instant> paused = database.read(sql -> new Hosts(sql).pausedUntil(told.host(), now));
        Optional<Attempt> attempt = paused.isPresent()
                ? database.write(sql -> records.suspended(sql, told, job.get(), paused.get()))
                : Optional.of(attempt(told, job.get(), now));
        attempt.ifPresent(listener);
    }

    private Attempt attempt(Notification told, Job job, Instant start) {
        long before = System.nanoTime();
        Answer answer = answer(told, job, start);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        return database.write(sql -> records.attempted(sql, told, job, answer, start, took));
    }

    @SuppressWarnings("IllegalCatch") // the border: a notification that cannot be written must come to an end too
    private Answer answer(Notification told, Job job, Instant now) {
        Message message;
        try {
            message = messages.of(job, told, now);
        } catch (RuntimeException e) {
            LOG.error("Notification of job {} cannot be written", job.id(), e);
            return Answer.none("internal error; the server's log says more");
        }
        return sender.send(told.url(), message);
    }

    private void settle(JobId id) {
        database.write(sql -> {
            new Notifications(sql).settle(id);
            return id;
        });
    }

    /** Of a job that its owner has discarded, nobody is told. */
    private void forget(JobId id) {
        database.write(sql -> {
            Notifications notifications = new Notifications(sql);
            notifications.dropAll(id);
            notifications.settle(id);
            return id;
        });
    }
}
