package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.ApiKey.Limits;
import dev.acestep.jobs.keys.ApiKey.Role;
import dev.acestep.jobs.keys.KeyRefused;
import dev.acestep.jobs.keys.KeyStore;
import dev.acestep.jobs.keys.StoredAccounts;
import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as those see them who manage them, and as requests meet them. */
class KeysTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @TempDir
    Path folder;

    private Instant now = NOON;
    private Database database;
    private KeyStore keys;
    private StoredAccounts accounts;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder);
        keys = new KeyStore(database, () -> now);
        accounts = new StoredAccounts(database, Optional.empty(), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKeyIsKnownByItsWholeTextOnly() {
        assertThat(accounts.hasKeys()).isFalse();
        String text = create("studio").text();

        assertThat(text).matches("acestep_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(accounts.hasKeys()).isTrue();
        assertThat(accounts.holder(text)).hasValue(new Accounts.Holder("studio", false, Optional.empty()));
        String other = create("other").text();
        String mixed = text.substring(0, 21) + other.substring(21);
        for (String wrong :
                new String[] {"", "studio", text + "x", text.substring(1), mixed, "acestep_", "\u00e9\u0000"}) {
            assertThat(accounts.holder(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void noFileHoldsTheKey() throws IOException {
        String text = create("studio").text();
        database.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(text.substring(21));
            }
        }
        database = Database.open(folder);
    }

    @Test
    void aRevokedKeyIsRefusedButKeepsItsNameAndTheServerClosed() {
        String text = create("studio").text();
        assertThat(keys.revoke("studio").revokedAt()).hasValue(NOON);

        assertThat(accounts.holder(text)).isEmpty();
        assertThat(accounts.hasKeys()).isTrue();
        assertThatThrownBy(() -> create("studio"))
                .isInstanceOf(KeyRefused.class)
                .hasMessage("there is, or was, a key \"studio\"; names are not used again");
        assertThatThrownBy(() -> keys.revoke("nobody"))
                .isInstanceOf(KeyRefused.class)
                .hasMessage("there is no key \"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00fc", "a/b", "a\nb"})
    void namesArePlain(String name) {
        assertThatThrownBy(() -> create(name))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("name: ");
        assertThatThrownBy(() -> create("x".repeat(65))).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> create("Admin"))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("ACESTEP_API_KEY");
    }

    @Test
    void limitsHoldFromTheNextRequestOn() {
        String text = create("studio").text();
        keys.limit("studio", new Limits(Optional.of(7), Optional.of(2)));

        assertThat(accounts.holder(text).orElseThrow().requestsPerMinute()).hasValue(7);
        assertThat(keys.find("studio").limits().concurrentJobs()).hasValue(2);
        assertThat(accounts.secondsLeft(Optional.of("studio"))).isEmpty();
    }

    @Test
    void creditsAreSetAddedAndTaken() {
        create("studio");
        assertThatThrownBy(() -> keys.grant("studio", 1000))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("no limit of credits");
        keys.credit("studio", Optional.of(60_000L));
        keys.grant("studio", 30_500);
        keys.grant("studio", -90_000);
        assertThat(accounts.secondsLeft(Optional.of("studio"))).hasValue(0.5);
        assertThatThrownBy(() -> keys.grant("studio", -501))
                .isInstanceOf(KeyRefused.class)
                .hasMessage("\"studio\" has 0.5 s left, so 0.501 s cannot be taken");
        keys.credit("studio", Optional.empty());
        assertThat(accounts.secondsLeft(Optional.of("studio"))).isEmpty();
    }

    @Test
    void theUseIsNotedOnceAMinute() {
        String text = create("studio").text();
        accounts.holder(text);
        now = NOON.plusSeconds(59);
        accounts.holder(text);
        assertThat(keys.find("studio").lastUsed()).hasValue(NOON);
        now = NOON.plusSeconds(61);
        accounts.holder(text);
        assertThat(keys.find("studio").lastUsed()).hasValue(now);
    }

    @Test
    void eachKeySignsWithASecretOfItsOwn() {
        create("studio");
        create("label");
        String first = accounts.webhookSecret(Optional.of("studio"));
        assertThat(first).matches("whsec_[A-Za-z0-9_-]{43}").isEqualTo(keys.webhookSecret("studio"));
        assertThat(accounts.webhookSecret(Optional.of("label"))).isNotEqualTo(first);
        String rotated = keys.rotateWebhookSecret("studio");
        assertThat(accounts.webhookSecret(Optional.of("studio")))
                .isEqualTo(rotated)
                .isNotEqualTo(first);
    }

    @Test
    void theServersSecretIsMadeOnceUnlessItIsConfigured() {
        String made = accounts.webhookSecret(Optional.empty());
        assertThat(made).matches("whsec_[A-Za-z0-9_-]{43}");
        StoredAccounts later = new StoredAccounts(database, Optional.empty(), () -> now);
        assertThat(later.webhookSecret(Optional.of(KeyStore.ADMIN))).isEqualTo(made);
        StoredAccounts configured = new StoredAccounts(database, Optional.of("mine"), () -> now);
        assertThat(configured.webhookSecret(Optional.empty())).isEqualTo("whsec_mine");
    }

    @Test
    void aVisitorManagesKeysWhileTheDatabaseIsOwned() throws IOException {
        try (Database visitor = Database.visit(folder)) {
            String text = new KeyStore(visitor, () -> now)
                    .create("studio", Role.ADMIN, Limits.NONE, Optional.empty())
                    .text();
            assertThat(accounts.holder(text).orElseThrow().admin()).isTrue();
        }
        assertThat(keys.all()).extracting(ApiKey::name).containsExactly("studio");
    }

    @Test
    void aVisitorMakesTheDatabaseAndLeavesItFree(@TempDir Path fresh) throws IOException {
        try (Database visitor = Database.visit(fresh);
                Database owner = Database.open(fresh)) {
            new KeyStore(visitor, () -> now).create("studio", Role.USER, Limits.NONE, Optional.empty());
            assertThat(new KeyStore(owner, () -> now).all()).hasSize(1);
        }
    }

    private KeyStore.Created create(String name) {
        return keys.create(name, Role.USER, Limits.NONE, Optional.empty());
    }
}
