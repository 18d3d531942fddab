package dev.acestep.jobs;

import java.util.Optional;

/** The stored keys, what they have and may; an open server and the configured admin key have no limits. */
public interface Accounts {
    /** Whether a key was ever made, revoked or not: callers need one from then on. */
    boolean hasKeys();

    /** Whose key it is; empty if it is nobody's or revoked, which takes as long to tell as the contrary. */
    Optional<Holder> holder(String keyText);

    /** Seconds of audio that the key may still make, 0 or more; empty if it has no limit. */
    Optional<Double> secondsLeft(Optional<String> keyName);

    /** What signs the webhooks of the key's jobs, {@code whsec_…}. */
    String webhookSecret(Optional<String> keyName);

    /**
     * Who has a key.
     *
     * @param admin whether other keys' jobs and the server's own state may be seen and changed
     * @param requestsPerMinute empty is without limit
     */
    record Holder(String name, boolean admin, Optional<Integer> requestsPerMinute) {}
}
