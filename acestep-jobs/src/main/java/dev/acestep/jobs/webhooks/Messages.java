package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import java.time.Instant;

/** Writes and signs what receivers are sent, as of the moment when it is sent. */
record Messages(NotificationText text, Accounts accounts, String agent) {
    Message of(Job job, Notification told, Instant now) {
        String base = job.submission().webhook().map(Webhook::base).orElse("");
        return Message.signed(
                agent,
                accounts.webhookSecret(job.submission().owner()),
                told.id(),
                now.getEpochSecond(),
                text.of(job, told.event(), base));
    }
}
