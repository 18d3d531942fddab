package dev.acestep.jobs.webhooks;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How receivers are found and trusted.
 *
 * @param trust whose certificates are believed
 */
public record Network(NameService names, SSLContext trust) {
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(2);

    /** As this machine does it. */
    public static Network ofMachine() {
        return with(NameService.ofMachine(LONGEST_LOOKUP));
    }

    /** The same, with a way of its own to find the addresses of hosts. */
    public static Network with(NameService names) {
        try {
            return new Network(names, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
