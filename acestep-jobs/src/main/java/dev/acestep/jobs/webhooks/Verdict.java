package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what becomes of a notification after an attempt. */
record Verdict(int mostAttempts, Backoff backoff) {
    /**
     * The attempt, for the log and the row.
     *
     * @param pausedUntil until when the host is left alone
     */
    Attempt of(
            Notification told,
            Answer answer,
            Instant start,
            Duration took,
            Instant end,
            Optional<Instant> pausedUntil) {
        int number = told.attempts() + 1;
        boolean over = answer.isDelivered() || answer.isUnwanted() || !told.last() || number >= mostAttempts;
        Optional<Instant> next = over ? Optional.empty() : Optional.of(next(number, answer, end, pausedUntil));
        return new Attempt(
                told.id(),
                told.event(),
                told.url(),
                number,
                start,
                answer.status(),
                took,
                answer.failure(),
                answer.body(),
                next,
                state(answer, next, pausedUntil));
    }

    /** That none is made now, because the host is left alone. */
    static Attempt suspended(Notification told, Instant now, Instant until) {
        return new Attempt(
                told.id(),
                told.event(),
                told.url(),
                told.attempts(),
                now,
                Optional.empty(),
                Duration.ZERO,
                Optional.of("not tried: the host failed %d times in a row".formatted(Hosts.MOST_FAILURES)),
                Optional.empty(),
                Optional.of(until),
                Attempt.State.SUSPENDED);
    }

    private Instant next(int attempts, Answer answer, Instant now, Optional<Instant> pausedUntil) {
        Instant usual = now.plus(backoff.after(attempts));
        Instant wished = now.plus(answer.retryAfter().orElse(Duration.ZERO));
        return latest(latest(usual, wished), pausedUntil.orElse(usual));
    }

    private static Attempt.State state(Answer answer, Optional<Instant> next, Optional<Instant> pausedUntil) {
        if (answer.isDelivered()) {
            return Attempt.State.DELIVERED;
        }
        if (next.isEmpty()) {
            return Attempt.State.FAILED;
        }
        return pausedUntil.isPresent() ? Attempt.State.SUSPENDED : Attempt.State.RETRYING;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
