package dev.acestep.http.server;

import java.time.Duration;

/**
 * How long the server waits for clients that are slow or silent.
 *
 * @param idle without a byte in either direction
 * @param firstRequest from opening a connection to the end of its first request's header
 * @param bytesPerSecond the slowest body that is read to its end
 */
public record Patience(Duration idle, Duration firstRequest, long bytesPerSecond) {
    public static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(20), 200);
}
