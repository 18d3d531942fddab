package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is to be told of a job. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int CROWDED_MILLIS = 2_000;

    private final Jobs jobs;
    private final Messages messages;
    private final Sender sender;
    private final Records records;
    private final InFlight inFlight;
    private final InstantSource clock;

    Courier(Jobs jobs, Messages messages, Sender sender, Records records, InFlight inFlight, InstantSource clock) {
        this.jobs = jobs;
        this.messages = messages;
        this.sender = sender;
        this.records = records;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /**
     * Delivers what is due, and lets go of the job's entry; an attempt that is cut keeps it for the next start.
     *
     * @return whether more is due already
     */
    boolean deliver(JobId id) {
        Optional<Notification> due = records.due(id);
        if (due.isEmpty()) {
            records.settle(id);
        } else if (inFlight.enter(due.get().host())) {
            try {
                deliver(due.get());
                return records.due(id).isPresent();
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
        return false;
    }

    /** Lets go of the entry for a moment. */
    void putOff(JobId id) {
        int millis = ThreadLocalRandom.current().nextInt(CROWDED_MILLIS / 2, CROWDED_MILLIS);
        records.putOff(id, Duration.ofMillis(millis));
    }

    private void deliver(Notification told) {
        Optional<Job> job = jobs.find(told.job());
        if (job.isEmpty()) {
            records.forget(told.job());
            return;
        }
        Optional<Instant> paused = records.pausedUntil(told);
        if (paused.isPresent()) {
            records.suspended(told, job.get(), paused.get());
        } else {
            attempt(told, job.get());
        }
    }

    private void attempt(Notification told, Job job) {
        Instant start = clock.instant();
        long before = System.nanoTime();
        Answer answer = answer(told, job, start);
        records.attempted(told, job, answer, start, Duration.ofNanos(System.nanoTime() - before));
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
}
