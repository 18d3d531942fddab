package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Webhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An attempt to deliver a notification, or to make one, and what comes of it.
 *
 * @param notification its id, which the receiver knows as {@code webhook-id}
 * @param number 1 is the first
 * @param status what the receiver answered
 * @param took zero if none was made
 * @param error why it has not arrived
 * @param answer the beginning of the answer's body
 * @param next when it is tried again
 */
public record Attempt(
        String notification,
        Webhook.Event event,
        URI url,
        int number,
        Instant at,
        Optional<Integer> status,
        Duration took,
        Optional<String> error,
        Optional<String> answer,
        Optional<Instant> next,
        State state) {
    /** What became of it. */
    public enum State {
        DELIVERED,
        RETRYING,
        FAILED,
        /** The host has failed too often and is left alone for a while. */
        SUSPENDED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
