package dev.acestep.jobs.keys;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Secrets of the server itself, made when they are first needed. */
record ServerSecrets(Handle sql) {
    private static final String WEBHOOK = "webhook";
    private static final String PREFIX = "whsec_";

    /** A new secret for signing webhooks. */
    static String webhookSecret() {
        return PREFIX + KeyText.randomText();
    }

    /** The secret as it is shown, whether it was configured with its prefix or without. */
    static String shown(String configured) {
        return configured.startsWith(PREFIX) ? configured : PREFIX + configured;
    }

    /** What signs the webhooks of jobs that no stored key owns; empty if none was made. */
    Optional<String> webhook() {
        return sql.createQuery("SELECT value FROM server_secrets WHERE name = :name")
                .bind("name", WEBHOOK)
                .mapTo(String.class)
                .findOne();
    }

    /** The same, made if there is none. */
    String madeWebhook() {
        return webhook().orElseGet(() -> {
            String secret = webhookSecret();
            replaceWebhook(secret);
            return secret;
        });
    }

    void replaceWebhook(String secret) {
        sql.createUpdate("INSERT INTO server_secrets (name, value) VALUES (:name, :value)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                .bind("name", WEBHOOK)
                .bind("value", secret)
                .execute();
    }
}
