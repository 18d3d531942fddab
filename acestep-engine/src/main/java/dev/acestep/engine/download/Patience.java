package dev.acestep.engine.download;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param contacts attempts to get a hub's listing, before the hub counts as unreachable
 * @param attempts attempts in a row without a byte of a file, before the hub counts as unreachable
 * @param pause before the second attempt; doubled for each further one
 * @param longestPause the most that is waited before an attempt, also if the hub asks for more
 * @param answer for a connection and the beginning of an answer
 * @param silence within an answer, before it counts as cut
 */
public record Patience(
        int contacts, int attempts, Duration pause, Duration longestPause, Duration answer, Duration silence) {
    public static final Patience DEFAULTS = new Patience(
            3, 7, Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofSeconds(20), Duration.ofSeconds(30));

    /** The pause after so many failures in a row. */
    Duration pauseAfter(int failures) {
        Duration doubled = pause.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
