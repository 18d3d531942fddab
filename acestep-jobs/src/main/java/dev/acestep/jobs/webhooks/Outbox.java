package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Consequence;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Owes a job's receiver what happened to the job, in the same transaction. */
final class Outbox implements Consequence {
    private final InstantSource clock;
    private final Runnable wake;

    /**
     * An outbox.
     *
     * @param wake called when something is owed, before that is committed
     */
    Outbox(InstantSource clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public void submitted(Handle sql, Job job) {
        tell(sql, job, Webhook.Event.QUEUED);
    }

    @Override
    public void started(Handle sql, Job job) {
        tell(sql, job, Webhook.Event.RUNNING);
    }

    @Override
    public void progressed(Handle sql, Job job) {
        tell(sql, job, Webhook.Event.PROGRESS);
    }

    @Override
    public void ended(Handle sql, Job job) {
        tell(sql, job, Webhook.Event.COMPLETED);
    }

    private void tell(Handle sql, Job job, Webhook.Event event) {
        job.submission()
                .webhook()
                .filter(webhook -> webhook.events().contains(event))
                .ifPresent(webhook -> {
                    new Notifications(sql).owe(job, webhook, event, clock.instant());
                    wake.run();
                });
    }
}
