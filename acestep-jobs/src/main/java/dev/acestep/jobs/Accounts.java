package dev.acestep.jobs;

import java.util.Optional;

/** What keys have and may; an open server and the configured admin key have no limits. */
public interface Accounts {
    /** Of a server without keys. */
    Accounts UNLIMITED = new Accounts() {
        @Override
        public Optional<Double> secondsLeft(Optional<String> keyName) {
            return Optional.empty();
        }

        @Override
        public String webhookSecret(Optional<String> keyName) {
            throw new UnsupportedOperationException("no keys, no secrets");
        }
    };

    /** Seconds of audio that the key may still make; empty if it has no limit. */
    Optional<Double> secondsLeft(Optional<String> keyName);

    /** What signs the webhooks of the key's jobs, {@code whsec_…}. */
    String webhookSecret(Optional<String> keyName);
}
