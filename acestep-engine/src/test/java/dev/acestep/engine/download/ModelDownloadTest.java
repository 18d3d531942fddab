package dev.acestep.engine.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.download.LocalHub.Habit;
import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole models, from a hub to their place. */
class ModelDownloadTest {
    private static final String WEIGHTS = "acestep-v15-turbo/model.safetensors";
    private static final String[] TURBO = {
        "Qwen3-Embedding-0.6B/config.json",
        "Qwen3-Embedding-0.6B/model.safetensors",
        "Qwen3-Embedding-0.6B/tokenizer.json",
        "acestep-v15-turbo/config.json",
        "acestep-v15-turbo/model.safetensors",
        "acestep-v15-turbo/silence_latent.pt",
        "vae/config.json",
        "vae/diffusion_pytorch_model.safetensors"
    };

    @TempDir
    private Path folder = Path.of("");

    private LocalHub hub;
    private Downloads downloads;

    @BeforeEach
    void begin() throws IOException {
        hub = LocalHub.withTurbo();
        downloads = new Downloads(folder.resolve("checkpoints"), hub.url(), hub.url());
    }

    @AfterEach
    void end() {
        hub.close();
    }

    @Test
    void aModelComesWithWhatItNeedsAndNothingElse() throws IOException {
        downloads.ensure("acestep-v15-turbo");

        assertThat(downloads.files()).containsExactly(TURBO);
        for (String file : TURBO) {
            assertThat(downloads.folder.resolve(file)).hasBinaryContent(hub.content(file));
        }
        assertThat(downloads.events)
                .filteredOn(DownloadEvent.Installed.class::isInstance)
                .extracting(event -> ((DownloadEvent.Installed) event).model())
                .containsExactly("vae", "Qwen3-Embedding-0.6B", "acestep-v15-turbo");
        assertThat(downloads.events)
                .filteredOn(DownloadEvent.Progress.class::isInstance)
                .last()
                .isEqualTo(new DownloadEvent.Progress("acestep-v15-turbo/silence_latent.pt", 561_180, 561_180));
    }

    @Test
    void whatIsThereIsNotAskedForAgain() {
        downloads.ensure("acestep-v15-turbo");
        hub.seen.clear();

        downloads.ensure("acestep-v15-turbo");

        assertThat(hub.seen).isEmpty();
        assertThat(downloads.events)
                .filteredOn(DownloadEvent.Present.class::isInstance)
                .hasSize(3);
        assertThat(downloads.from(Source.AUTO).missing(List.of("acestep-v15-turbo", "acestep-v15-base")))
                .containsExactly("acestep-v15-base");
    }

    @Test
    void aRepositoryOfItsOwnHasItsFilesAtTheTop() throws IOException {
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "config.json", LocalHub.bytes(9, 1));
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "tokenizer.json", LocalHub.bytes(2_000, 2));
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "model-00001-of-00002.safetensors", LocalHub.bytes(5_000, 3));
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "model-00002-of-00002.safetensors", LocalHub.bytes(5_000, 4));
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "model.safetensors.index.json", LocalHub.bytes(100, 5));
        hub.publish("ACE-Step/acestep-5Hz-lm-0.6B", "runs/old/model.safetensors", LocalHub.bytes(5_000, 6));

        downloads.ensure("acestep-5Hz-lm-0.6B");

        assertThat(downloads.files())
                .containsExactly(
                        "acestep-5Hz-lm-0.6B/config.json",
                        "acestep-5Hz-lm-0.6B/model-00001-of-00002.safetensors",
                        "acestep-5Hz-lm-0.6B/model-00002-of-00002.safetensors",
                        "acestep-5Hz-lm-0.6B/model.safetensors.index.json",
                        "acestep-5Hz-lm-0.6B/tokenizer.json");
    }

    @Test
    void modelScopeHasAddressesOfItsOwn() throws IOException {
        downloads.from(Source.MODELSCOPE).ensure(List.of("acestep-v15-turbo"), downloads.events::add);

        assertThat(downloads.files()).containsExactly(TURBO);
        assertThat(hub.seen).extracting(LocalHub.Seen::path).allMatch(path -> path.startsWith("/api/v1/models/"));
        assertThat(hub.requestsFor("?Revision=master&FilePath=" + WEIGHTS)).hasSize(1);
    }

    @Test
    void autoGoesToModelScopeWhenHuggingFaceCannotBeReached() throws IOException {
        Downloads cut = new Downloads(downloads.folder, Downloads.NOWHERE, hub.url());

        cut.ensure("vae");

        assertThat(cut.files()).hasSize(2);
        assertThat(cut.notes())
                .last()
                .asString()
                .contains("127.0.0.1:1 cannot be reached", "trying " + hub.url().getAuthority());
    }

    @Test
    void aHubThatIsNamedIsTheOnlyOneAsked() {
        Downloads cut = new Downloads(downloads.folder, Downloads.NOWHERE, hub.url());

        assertThatThrownBy(() -> cut.from(Source.HUGGING_FACE).ensure(List.of("vae"), cut.events::add))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("127.0.0.1:1 (")
                .hasMessageContaining("--source modelscope");
        assertThat(hub.seen).isEmpty();
    }

    @Test
    void offlineIsOneLineThatSaysWhatToDo() {
        Downloads cut = new Downloads(downloads.folder, Downloads.NOWHERE, Downloads.NOWHERE);

        assertThatThrownBy(() -> cut.ensure("acestep-v15-turbo"))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContainingAll(
                        "HTTPS_PROXY",
                        "copy the folders (vae, Qwen3-Embedding-0.6B, acestep-v15-turbo)",
                        cut.folder.toString())
                .message()
                .hasLineCount(1);
    }

    @Test
    void anInterruptedDownloadShowsNothingAndGoesOn() throws IOException, InterruptedException {
        hub.expect(WEIGHTS, new Habit.SilentAfter(200_000));
        downloads.patience = Patience.DEFAULTS;
        CountDownLatch silent = new CountDownLatch(1);
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                downloads.from(Source.AUTO).ensure(List.of("acestep-v15-turbo"), event -> {
                    if (event instanceof DownloadEvent.Progress(String file, long _, long _) && file.equals(WEIGHTS)) {
                        silent.countDown();
                    }
                });
            } catch (DownloadFailed e) {
                failures.add(e);
            }
        });
        assertThat(silent.await(5, TimeUnit.SECONDS)).isTrue();
        Path part = downloads.folder.resolve(".download").resolve(WEIGHTS + ".part");
        for (int i = 0; i < 1000 && (!Files.exists(part) || Files.size(part) < 200_000); i++) {
            Thread.sleep(2);
        }
        thread.interrupt();
        thread.join();

        assertThat(failures).singleElement().asString().contains("interrupted");
        assertThat(downloads.folder.resolve("acestep-v15-turbo")).doesNotExist();
        assertThat(part).hasSize(200_000);

        downloads.ensure("acestep-v15-turbo");

        assertThat(downloads.files()).containsExactly(TURBO);
        assertThat(hub.requestsFor(WEIGHTS).getLast().headers()).containsEntry("range", "bytes=200000-");
        assertThat(downloads.folder.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
    }

    @Test
    void anotherHubContinuesWhatOneHasBegun() throws IOException {
        hub.expect(
                WEIGHTS,
                new Habit.CutAfter(100_000),
                new Habit.Status(503, Map.of()),
                new Habit.Status(503, Map.of()),
                new Habit.Status(503, Map.of()));

        downloads.ensure("acestep-v15-turbo");

        assertThat(downloads.files()).containsExactly(TURBO);
        LocalHub.Seen last = hub.requestsFor(WEIGHTS).getLast();
        assertThat(last.path()).contains("FilePath=");
        assertThat(last.headers()).containsEntry("range", "bytes=100000-");
    }

    @Test
    void oneWaitsWhileAnotherDownloads() throws IOException, InterruptedException {
        hub.expect("vae/diffusion_pytorch_model.safetensors", new Habit.SilentAfter(10));
        CountDownLatch began = new CountDownLatch(1);
        Thread first = Thread.ofPlatform()
                .start(() -> downloads.from(Source.AUTO).ensure(List.of("vae"), _ -> began.countDown()));
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();

        downloads.ensure("vae");

        first.join();
        assertThat(downloads.notes()).singleElement().asString().contains("another process is downloading into");
        assertThat(downloads.events).last().isInstanceOf(DownloadEvent.Present.class);
        assertThat(hub.requestsFor("vae/config.json")).hasSize(1);
    }

    @Test
    void anIncompleteFolderIsCompletedAndItsOwnersFilesStay() throws IOException {
        Path there = Files.createDirectories(downloads.folder.resolve("acestep-v15-turbo"));
        Files.write(there.resolve("model.safetensors"), hub.content(WEIGHTS));
        Files.writeString(there.resolve("notes.txt"), "mine");

        downloads.ensure("acestep-v15-turbo");

        assertThat(hub.requestsFor(WEIGHTS)).isEmpty();
        assertThat(there.resolve("notes.txt")).hasContent("mine");
        assertThat(downloads.files()).containsAll(Arrays.asList(TURBO));
    }

    @Test
    void whatIsFinishedIsNotFetchedAgainWhenOnlyTheMoveFailed() throws IOException {
        Files.createDirectories(downloads.folder);
        Files.writeString(downloads.folder.resolve("vae"), "in the way");
        assertThatThrownBy(() -> downloads.ensure("vae")).isInstanceOf(DownloadFailed.class);
        Files.delete(downloads.folder.resolve("vae"));
        hub.seen.clear();

        downloads.ensure("vae");

        assertThat(hub.seen).hasSize(1);
        assertThat(downloads.files()).containsExactly("vae/config.json", "vae/diffusion_pytorch_model.safetensors");
    }

    @Test
    void aRenewalFetchesWhatDiffers() throws IOException {
        downloads.ensure("acestep-v15-turbo");
        Files.write(downloads.folder.resolve(WEIGHTS), LocalHub.bytes(300_000, 77));
        hub.seen.clear();

        downloads.from(Source.AUTO).renew(List.of("acestep-v15-turbo"), downloads.events::add);

        assertThat(hub.requestsFor(".safetensors")).hasSize(1);
        assertThat(downloads.folder.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(downloads.files()).containsExactly(TURBO);
    }

    @Test
    void anUnknownModelIsRefusedWithTheNames() {
        assertThatThrownBy(() -> downloads.ensure("acestep-v16"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("acestep-v15-xl-sft");
    }

    @Test
    void theTokenIsShownToTheHubOnly() throws IOException {
        try (LocalHub cdn = LocalHub.withTurbo()) {
            hub.filesElsewhere = Optional.of(cdn.url().toString());

            downloads.from(Source.AUTO, Optional.of("secret"), Map.of()).ensure(List.of("vae"), downloads.events::add);

            assertThat(hub.seen)
                    .isNotEmpty()
                    .allMatch(
                            request -> "Bearer secret".equals(request.headers().get("authorization")));
            assertThat(cdn.seen)
                    .hasSize(2)
                    .noneMatch(request -> request.headers().containsKey("authorization"));
        }
    }

    @Test
    void aProxyThatWantsAPasswordGetsTheOneOfTheVariable() throws IOException {
        try (LocalProxy proxy = new LocalProxy()) {
            proxy.wanted = "me:p@ss";
            Map<String, String> environment = Map.of("HTTP_PROXY", "http://me:p%40ss@127.0.0.1:" + proxy.port());

            downloads.from(Source.AUTO, Optional.empty(), environment).ensure(List.of("vae"), downloads.events::add);

            assertThat(downloads.files()).hasSize(2);
        }
    }

    @Test
    void aProxyCarriesEverything() throws IOException {
        try (LocalProxy proxy = new LocalProxy()) {
            Map<String, String> environment = Map.of("http_proxy", "http://127.0.0.1:" + proxy.port());

            downloads.from(Source.AUTO, Optional.empty(), environment).ensure(List.of("vae"), downloads.events::add);

            assertThat(proxy.asked)
                    .hasSize(3)
                    .allMatch(line -> line.contains(hub.url().toString()));
        }
    }
}
