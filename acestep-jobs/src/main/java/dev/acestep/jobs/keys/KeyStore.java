package dev.acestep.jobs.keys;

import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Database;
import dev.acestep.music.InvalidRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The keys of a data folder, for those who manage them; every change holds for the next request. */
public final class KeyStore {
    /** The name of the configured key, which no stored one may have. */
    public static final String ADMIN = "admin";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Database database;
    private final InstantSource clock;

    public KeyStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A key just made.
     *
     * @param text what its callers send; nobody can tell it again
     */
    public record Created(ApiKey key, String text) {
        @Override
        public String toString() {
            return "Created[%s]".formatted(key);
        }
    }

    /**
     * Makes a key.
     *
     * @param creditMillis audio that it may make; empty is without limit
     * @throws InvalidRequest if the name has not 1 to 64 letters, digits, dots, hyphens and underscores
     * @throws KeyRefused if there is, or was, one of that name
     */
    public Created create(String name, ApiKey.Role role, ApiKey.Limits limits, Optional<Long> creditMillis) {
        if (!NAME.matcher(name).matches()) {
            throw InvalidRequest.notAllowed("name", name, "1 to 64 letters, digits, dots, hyphens and underscores");
        }
        if (name.equalsIgnoreCase(ADMIN)) {
            throw new KeyRefused("\"%s\" is the name of the key that ACESTEP_API_KEY defines".formatted(name));
        }
        KeyText text = KeyText.create();
        ApiKey key = new ApiKey(
                name, role, limits, new ApiKey.Credit(creditMillis, 0), now(), Optional.empty(), Optional.empty());
        boolean added = database.write(sql -> new KeyRows(sql).insert(key, text, ServerSecrets.webhookSecret()));
        if (!added) {
            throw new KeyRefused("there is, or was, a key \"%s\"; names are not used again".formatted(name));
        }
        return new Created(key, text.text());
    }

    /** All keys by name, revoked ones too. */
    public List<ApiKey> all() {
        return database.read(sql -> new KeyRows(sql).all());
    }

    /**
     * Refuses the key from now on; its jobs go on.
     *
     * @throws KeyRefused if there is none
     */
    public ApiKey revoke(String name) {
        return change(name, rows -> rows.revoke(name, now()));
    }

    /**
     * Sets how often the key may ask for something.
     *
     * @throws KeyRefused if there is no such key
     */
    public ApiKey limit(String name, ApiKey.Limits limits) {
        return change(name, rows -> rows.limit(name, limits));
    }

    /**
     * Sets what the key has left from now on; what is held by open jobs comes back to that if they need less.
     *
     * @param leftMillis empty is without limit
     * @throws KeyRefused if there is no such key
     */
    public ApiKey credit(String name, Optional<Long> leftMillis) {
        return change(name, rows -> {
            long spent = required(rows, name).credit().spentMillis();
            rows.grant(name, leftMillis.map(left -> left + spent));
        });
    }

    /**
     * Adds to what the key has left, or takes from it.
     *
     * @throws KeyRefused if there is no such key, it has no limit, or less than is to be taken
     */
    public ApiKey grant(String name, long millis) {
        return change(name, rows -> {
            ApiKey key = required(rows, name);
            long granted = key.credit()
                    .grantedMillis()
                    .orElseThrow(() ->
                            new KeyRefused("\"%s\" has no limit of credits; 'keys limit %s --credits SECONDS' sets one"
                                    .formatted(name, name)));
            long left = granted - key.credit().spentMillis();
            if (millis < 0 && left + millis < 0) {
                throw new KeyRefused("\"%s\" has %s s left, so %s s cannot be taken"
                        .formatted(name, Cost.words(Cost.seconds(left)), Cost.words(Cost.seconds(-millis))));
            }
            rows.grant(name, Optional.of(granted + millis));
        });
    }

    /**
     * What signs the key's webhooks; of {@link #ADMIN} the one that was made, which a configured one overrides.
     *
     * @throws KeyRefused if there is no such key
     */
    public String webhookSecret(String name) {
        return name.equals(ADMIN)
                ? database.write(sql -> new ServerSecrets(sql).madeWebhook())
                : database.read(sql -> new KeyRows(sql).webhookSecret(name))
                        .orElseThrow(() -> KeyRefused.unknown(name));
    }

    /**
     * Makes a new secret, which signs from now on.
     *
     * @throws KeyRefused if there is no such key
     */
    public String rotateWebhookSecret(String name) {
        String secret = ServerSecrets.webhookSecret();
        return database.write(sql -> {
            if (name.equals(ADMIN)) {
                new ServerSecrets(sql).replaceWebhook(secret);
            } else {
                required(new KeyRows(sql), name);
                new KeyRows(sql).replaceWebhookSecret(name, secret);
            }
            return secret;
        });
    }

    /**
     * The key of that name, revoked or not.
     *
     * @throws KeyRefused if there is none
     */
    public ApiKey find(String name) {
        return database.read(sql -> required(new KeyRows(sql), name));
    }

    private ApiKey change(String name, Consumer<KeyRows> how) {
        return database.write(sql -> {
            KeyRows rows = new KeyRows(sql);
            required(rows, name);
            how.accept(rows);
            return required(rows, name);
        });
    }

    private static ApiKey required(KeyRows rows, String name) {
        return rows.find(name).orElseThrow(() -> KeyRefused.unknown(name));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
