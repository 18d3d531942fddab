package dev.acestep.jobs.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a receiver says how long it wants to be left alone (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** The time from now on, at most an hour; empty if the text says none. */
    static Optional<Duration> read(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(Instant.now(), then)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wished) {
        return wished.isNegative() ? Duration.ZERO : wished.compareTo(Backoff.LONGEST) > 0 ? Backoff.LONGEST : wished;
    }
}
