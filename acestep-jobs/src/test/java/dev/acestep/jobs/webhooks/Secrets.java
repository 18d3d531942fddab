package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Accounts;
import java.util.Optional;

/** Accounts of a server without keys, whose secrets tests can guess. */
record Secrets() implements Accounts {
    @Override
    public boolean hasKeys() {
        return false;
    }

    @Override
    public Optional<Holder> holder(String keyText) {
        return Optional.empty();
    }

    @Override
    public Optional<Double> secondsLeft(Optional<String> keyName) {
        return Optional.empty();
    }

    @Override
    public String webhookSecret(Optional<String> keyName) {
        return "whsec_of-" + keyName.orElse("nobody");
    }
}
