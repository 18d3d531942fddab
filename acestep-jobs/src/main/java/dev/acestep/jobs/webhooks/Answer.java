package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of telling a receiver something.
 *
 * @param status empty if there was no answer
 * @param retryAfter how long the receiver wants to be left alone
 * @param body the beginning of what was answered
 * @param failure why it does not count as delivered, in words
 */
record Answer(
        Optional<Integer> status, Optional<Duration> retryAfter, Optional<String> body, Optional<String> failure) {
    private static final int GONE = 410;

    static Answer none(String why) {
        return new Answer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    static Answer of(int status, Optional<Duration> retryAfter, String body) {
        return new Answer(
                Optional.of(status),
                retryAfter,
                body.isEmpty() ? Optional.empty() : Optional.of(body),
                switch (status / 100) {
                    case 2 -> Optional.empty();
                    case 3 -> Optional.of("answered %d (redirects are not followed)".formatted(status));
                    default -> Optional.of("answered %d".formatted(status));
                });
    }

    boolean isDelivered() {
        return failure.isEmpty();
    }

    /** Whether the receiver wants to hear no more. */
    boolean isUnwanted() {
        return status.filter(code -> code == GONE).isPresent();
    }
}
