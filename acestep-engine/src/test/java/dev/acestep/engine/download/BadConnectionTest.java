package dev.acestep.engine.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.download.LocalHub.Habit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut, hubs that are slow, wrong or do not want. */
class BadConnectionTest {
    private static final String WEIGHTS = "vae/diffusion_pytorch_model.safetensors";

    @TempDir
    private Path folder = Path.of("");

    private LocalHub hub;
    private Downloads downloads;

    @BeforeEach
    void begin() throws IOException {
        hub = LocalHub.withTurbo();
        downloads = new Downloads(folder.resolve("checkpoints"), hub.url(), Downloads.NOWHERE);
    }

    @AfterEach
    void end() {
        hub.close();
    }

    private Path weights() {
        return downloads.folder.resolve(WEIGHTS);
    }

    private DownloadFailed failure(ThrowableAssert.ThrowingCallable call) {
        DownloadFailed[] failed = new DownloadFailed[1];
        assertThatThrownBy(call).isInstanceOf(DownloadFailed.class).satisfies(e -> failed[0] = (DownloadFailed) e);
        assertThat(failed[0].getMessage()).hasLineCount(1);
        assertThat(downloads.folder.resolve("vae")).doesNotExist();
        return failed[0];
    }

    @Test
    void aCutConnectionIsTakenUpWhereItBroke() {
        hub.expect(WEIGHTS, new Habit.CutAfter(10_000), new Habit.CutAfter(20_000), new Habit.CutAfter(5));

        downloads.ensure("vae");

        assertThat(weights()).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(hub.requestsFor(WEIGHTS))
                .extracting(request -> request.headers().getOrDefault("range", "all"))
                .containsExactly("all", "bytes=10000-", "bytes=30000-", "bytes=30005-");
        assertThat(hub.requestsFor(WEIGHTS).getLast().headers()).containsKey("if-range");
        assertThat(downloads.notes()).hasSize(3).allMatch(note -> note.contains("was cut after"));
    }

    @Test
    void aServerWithoutRangesBeginsAgain() {
        hub.ranges = false;
        hub.expect(WEIGHTS, new Habit.CutAfter(10_000));

        downloads.ensure("vae");

        assertThat(weights()).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(downloads.notes()).hasSize(2).last().asString().contains("beginning again");
    }

    @Test
    void aFileThatChangedIsBegunAgain() {
        byte[] old = LocalHub.bytes(90_000, 99);
        byte[] current = hub.content(WEIGHTS);
        hub.publish(LocalHub.MAIN, WEIGHTS, old);
        hub.expect(WEIGHTS, new Habit.CutAfter(10_000), new Habit.Status(404, Map.of()));
        assertThat(failure(() -> downloads.ensure("vae"))).hasMessageContaining("has no " + WEIGHTS);
        hub.publish(LocalHub.MAIN, WEIGHTS, current);

        downloads.ensure("vae");

        assertThat(weights()).hasBinaryContent(current);
        assertThat(hub.requestsFor(WEIGHTS).getLast().headers()).doesNotContainKey("range");
    }

    @Test
    void aConnectionThatFallsSilentIsCut() {
        hub.expect(WEIGHTS, new Habit.SilentAfter(10_000));

        downloads.ensure("vae");

        assertThat(weights()).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(downloads.notes()).singleElement().asString().contains("nothing came for");
    }

    @Test
    void damageIsRepairedOnce() {
        hub.expect(WEIGHTS, new Habit.Body(90_000, 4));

        downloads.ensure("vae");

        assertThat(weights()).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(downloads.notes()).singleElement().asString().contains("is damaged", "SHA-256");
    }

    @Test
    void damageThatStaysIsAFailureAndLeavesNothing() throws IOException {
        hub.expect(WEIGHTS, new Habit.Body(90_000, 4), new Habit.Body(90_000, 5));

        assertThat(failure(() -> downloads.ensure("vae")))
                .hasMessageContaining(WEIGHTS)
                .hasMessageContaining(LocalHub.sha256(hub.content(WEIGHTS)))
                .hasMessageContaining(LocalHub.sha256(LocalHub.bytes(90_000, 5)));
        assertThat(downloads.files())
                .containsExactlyInAnyOrder(".download/vae/config.json", ".download/vae.origins/config.json");
    }

    @Test
    void anotherSizeIsDamage() {
        hub.expect(WEIGHTS, new Habit.Body(10, 0), new Habit.Body(100_000, 0));

        assertThat(failure(() -> downloads.ensure("vae")))
                .hasMessageContaining("it has 100000 bytes and should have 90000, 2 times");
    }

    @Test
    void aHubWithoutTheModelIsAsClearAsOneWithoutTheRevision() {
        assertThat(failure(() -> downloads.ensure("acestep-v15-base")))
                .hasMessageContaining("ACE-Step/acestep-v15-base does not hold");
        hub.expect("/tree/main", new Habit.Status(404, Map.of()));
        assertThat(failure(() -> downloads.ensure("vae")))
                .hasMessageContaining("has no repository ACE-Step/Ace-Step1.5 at revision main");
    }

    @Test
    void aClosedRepositorySaysWhatOpensIt() {
        for (int status : new int[] {401, 403}) {
            hub.expect("/tree/main", new Habit.Status(status, Map.of()));
            assertThat(failure(() -> downloads.ensure("vae"))).hasMessageContaining("HF_TOKEN");
        }
    }

    @Test
    void aBusyHubIsAskedAgainWhenItSaid() {
        hub.expect("/tree/main", new Habit.Status(429, Map.of("Retry-After", "0")), new Habit.Status(503, Map.of()));

        downloads.ensure("vae");

        assertThat(downloads.notes()).hasSize(2);
        assertThat(downloads.notes().getFirst())
                .contains("too many requests 429")
                .endsWith("again in 0 s");
    }

    @Test
    void aHubThatWantsTooLongAPauseIsNotWaitedFor() {
        hub.expect("/tree/main", new Habit.Status(429, Map.of("Retry-After", "3600")));

        assertThat(failure(() ->
                        downloads.from(Source.HUGGING_FACE).ensure(java.util.List.of("vae"), downloads.events::add)))
                .hasMessageContaining("again in 3600 s");
    }

    @Test
    void redirectsEndSomewhere() {
        Habit[] circle = new Habit[11];
        java.util.Arrays.fill(
                circle,
                new Habit.Status(307, Map.of("Location", hub.url() + "/api/models/ACE-Step/Ace-Step1.5/tree/main")));
        hub.expect("/tree/main", circle);

        assertThat(failure(() -> downloads.ensure("vae"))).hasMessageContaining("redirects more than 10 times");
    }

    @Test
    void aRedirectToAnotherKindOfAddressIsRefused() {
        for (String target : new String[] {"file:///etc/passwd", "ftp://127.0.0.1/x"}) {
            hub.expect("/tree/main", new Habit.Status(302, Map.of("Location", target)));
            assertThat(failure(() -> downloads.ensure("vae"))).hasMessageContaining("which is refused");
        }
    }

    @Test
    void aDiskThatIsTooSmallIsSaidBeforeAnythingComes() {
        hub.list(LocalHub.MAIN, """
                [{"type": "file", "path": "vae/config.json", "size": 10},
                 {"type": "file", "path": "vae/a.safetensors", "size": 1000000000000},
                 {"type": "file", "path": "vae/b.safetensors", "size": 1000000000000},
                 {"type": "file", "path": "vae/c.safetensors", "size": 1000000000000},
                 {"type": "file", "path": "vae/d.safetensors", "size": 1000000000000}]
                """);
        long free = folder.toFile().getUsableSpace();
        org.junit.jupiter.api.Assumptions.assumeTrue(free < 4_000_000_000_000L);

        assertThat(failure(() -> downloads.ensure("vae"))).hasMessageStartingWith("4.0 TB are still to come and ");
        assertThat(hub.requestsFor(".safetensors")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "a file");

        assertThat(failure(() -> downloads.ensure("vae"))).hasMessageContaining("cannot be written");
    }
}
