package dev.acestep.jobs.keys;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts as the database has them, read anew for each request. */
public final class StoredAccounts implements Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAccounts.class);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Optional<String> configuredSecret;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private volatile boolean keysSeen;

    /**
     * Accounts of the database.
     *
     * @param webhookSecret configured for jobs that no stored key owns; empty makes one at the first start
     */
    public StoredAccounts(Database database, Optional<String> webhookSecret, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.configuredSecret = webhookSecret.map(ServerSecrets::shown);
        if (webhookSecret.isEmpty()) {
            database.write(sql -> new ServerSecrets(sql).madeWebhook());
        }
    }

    @Override
    public boolean hasKeys() {
        if (!keysSeen) {
            keysSeen = database.read(sql -> new KeyRows(sql).any());
        }
        return keysSeen;
    }

    @Override
    public Optional<Holder> holder(String keyText) {
        Optional<KeyText> sent = KeyText.parse(keyText);
        Optional<KeyRows.Found> found =
                sent.flatMap(text -> database.read(sql -> new KeyRows(sql).findById(text.id())));
        boolean right = found.map(KeyRows.Found::hash)
                .orElse(StoredHash.NOBODY)
                .matches(sent.orElseGet(() -> new KeyText("", keyText)));
        return found.map(KeyRows.Found::key)
                .filter(key -> right && key.revokedAt().isEmpty())
                .map(this::used);
    }

    @Override
    public Optional<Double> secondsLeft(Optional<String> keyName) {
        return keyName.flatMap(name -> database.read(sql -> new KeyRows(sql).find(name)))
                .flatMap(key -> key.credit().leftMillis())
                .map(left -> Cost.seconds(Math.max(0, left)));
    }

    @Override
    public String webhookSecret(Optional<String> keyName) {
        return keyName.flatMap(name -> database.read(sql -> new KeyRows(sql).webhookSecret(name)))
                .or(() -> configuredSecret)
                .orElseGet(() ->
                        database.read(sql -> new ServerSecrets(sql).webhook()).orElseThrow());
    }

    private Holder used(ApiKey key) {
        note(key.name(), clock.instant());
        return new Holder(
                key.name(), key.role() == ApiKey.Role.ADMIN, key.limits().requestsPerMinute());
    }

    /** Notes the use, once a minute and by one request; that this fails is no reason to refuse the request. */
    private void note(String name, Instant now) {
        Instant last = noted.get(name);
        boolean due = last == null
                ? noted.putIfAbsent(name, now) == null
                : last.plus(NOTED_EVERY).isBefore(now) && noted.replace(name, last, now);
        if (due) {
            try {
                database.write(sql -> {
                    new KeyRows(sql).used(name, now);
                    return name;
                });
            } catch (JdbiException e) {
                LOG.warn("The use of key {} was not noted: {}", name, e.getMessage());
            }
        }
    }
}
