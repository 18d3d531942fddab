package dev.acestep.jobs.keys;

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

    /** What signs the webhooks of jobs that no stored key owns; made if there is none. */
    String webhook() {
        sql.createUpdate("INSERT INTO server_secrets (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                .bind("name", WEBHOOK)
                .bind("value", webhookSecret())
                .execute();
        return sql.createQuery("SELECT value FROM server_secrets WHERE name = :name")
                .bind("name", WEBHOOK)
                .mapTo(String.class)
                .one();
    }
}
