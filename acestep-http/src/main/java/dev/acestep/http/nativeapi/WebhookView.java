package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.webhooks.Webhooks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a job tells, as the jobs API shows it.
 *
 * @param pending whether something is still to be told
 * @param deliveries left out of lists of jobs
 */
record WebhookView(
        String url,
        boolean pending,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DeliveryView> deliveries) {
    /** With all that was tried; empty if the job tells nobody. */
    static Optional<WebhookView> full(Webhooks webhooks, Job job) {
        return job.submission()
                .webhook()
                .map(webhook -> new WebhookView(
                        webhook.url().toString(),
                        webhooks.pending(List.of(job)).contains(job.id()),
                        deliveries(webhooks, job)));
    }

    static Optional<WebhookView> shortened(Job job, boolean pending) {
        return job.submission()
                .webhook()
                .map(webhook -> new WebhookView(webhook.url().toString(), pending, null));
    }

    static List<DeliveryView> deliveries(Webhooks webhooks, Job job) {
        return webhooks.log(job.id()).stream().map(DeliveryView::of).toList();
    }
}
