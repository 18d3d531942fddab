package dev.acestep.http.nativeapi;

import dev.acestep.http.Times;
import dev.acestep.jobs.webhooks.Attempt;
import org.jspecify.annotations.Nullable;

/** An attempt to deliver a notification as the jobs API shows it. */
record DeliveryView(
        String deliveryId,
        String event,
        String url,
        int attempt,
        String at,
        @Nullable Integer httpStatus,
        long durationMs,
        @Nullable String error,
        @Nullable String response,
        @Nullable String nextAttemptAt,
        String state) {
    static DeliveryView of(Attempt attempt) {
        return new DeliveryView(
                attempt.notification(),
                "job." + attempt.event().wireName(),
                attempt.url().toString(),
                attempt.number(),
                Times.text(attempt.at()),
                attempt.status().orElse(null),
                attempt.took().toMillis(),
                attempt.error().orElse(null),
                attempt.answer().orElse(null),
                attempt.next().map(Times::text).orElse(null),
                attempt.state().wireName());
    }
}
