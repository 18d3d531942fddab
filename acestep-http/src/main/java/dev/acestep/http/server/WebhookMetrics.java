package dev.acestep.http.server;

import dev.acestep.jobs.webhooks.Attempt;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/** Counts attempts to deliver notifications by what became of them. */
record WebhookMetrics(MeterRegistry registry) implements Consumer<Attempt> {
    @Override
    public void accept(Attempt attempt) {
        registry.counter("acestep.webhook.deliveries", "result", attempt.state().wireName())
                .increment();
    }
}
