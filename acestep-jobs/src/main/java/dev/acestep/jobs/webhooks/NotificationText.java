package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;

/** Writes what a receiver is told, in the words of the job's dialect. */
@FunctionalInterface
public interface NotificationText {
    /**
     * JSON that describes the job as it is now.
     *
     * @param base scheme, host and prefix of links
     */
    String of(Job job, Webhook.Event event, String base);
}
