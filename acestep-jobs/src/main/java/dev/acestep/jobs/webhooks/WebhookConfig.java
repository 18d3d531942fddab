package dev.acestep.jobs.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How webhooks are signed and delivered.
 *
 * @param secret signs what the jobs of the admin key, and of an open server, tell; empty has one made at the first start
 * @param timeout of one attempt
 * @param attempts of one notification at most
 * @param backoff before the second attempt; each wait after that is three times as long, up to an hour
 * @param insecureLoopback whether {@code http} to this machine is allowed
 * @param cidrs address ranges to which they may go besides public ones
 */
public record WebhookConfig(
        Optional<String> secret,
        Duration timeout,
        int attempts,
        Duration backoff,
        boolean insecureLoopback,
        List<String> cidrs) {
    /** What a server does that is told nothing. */
    public static final WebhookConfig DEFAULTS =
            new WebhookConfig(Optional.empty(), Duration.ofSeconds(10), 8, Duration.ofSeconds(10), false, List.of());

    public WebhookConfig {
        cidrs = List.copyOf(cidrs);
    }

    @Override
    public String toString() {
        return "WebhookConfig[timeout=%s, attempts=%d, backoff=%s, insecureLoopback=%s, cidrs=%s]"
                .formatted(timeout, attempts, backoff, insecureLoopback, cidrs);
    }
}
