package dev.acestep.engine.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings that a hub should not send. */
class HostileListingTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\": \"file\", \"path\": \"../outside.safetensors\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"vae/../../outside.safetensors\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"/etc/config.json\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"vae\\\\..\\\\config.json\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"C:config.json\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"vae/con\\u0000fig.json\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"vae/con\\nfig.json\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"\", \"size\": 1}]",
                "[{\"type\": \"file\", \"path\": \"vae/config.json\", \"size\": -1}]",
                "[{\"type\": \"file\", \"path\": \"vae/config.json\"}]",
                "[{\"type\": \"file\", \"path\": \"vae/config.json\", \"size\": 9223372036854775807}]",
                "[{\"type\": \"file\", \"path\": \"vae/config.json\", \"size\": 1},"
                        + " {\"type\": \"file\", \"path\": \"vae/config.json\", \"size\": 2}]",
                "{\"error\": \"gone\"}",
                "<html>log in first</html>",
                "[{\"type\": \"file\", \"path\": \"vae/config.json\", \"size\": 1}]",
                "[]",
                ""
            })
    void isRefusedInOneLineAndNothingIsFetched(String json) throws IOException {
        try (LocalHub hub = new LocalHub()) {
            hub.list(LocalHub.MAIN, json);
            Downloads downloads = new Downloads(folder.resolve("checkpoints"), hub.url(), Downloads.NOWHERE);

            assertThatThrownBy(() -> downloads.ensure("vae"))
                    .isInstanceOf(DownloadFailed.class)
                    .message()
                    .hasLineCount(1);
            assertThat(hub.seen).hasSize(1);
            assertThat(downloads.files()).isEmpty();
        }
    }

    @Test
    void onlyThePinnedRevisionHasPinnedSums() {
        PublishedModel vae = PublishedModel.VAE;
        RemoteFile file = new RemoteFile("vae/diffusion_pytorch_model.safetensors", 1, RemoteFile.digest("ab"));

        assertThat(PinnedDigests.applied(vae, "main", file).sha256()).isEmpty();
        assertThat(PinnedDigests.applied(vae, "19671f40aa", file).sha256())
                .hasValueSatisfying(digest -> assertThat(digest).startsWith("da17edb6"));
    }

    @Test
    void aLongListingComesInPages() throws IOException {
        try (LocalHub hub = LocalHub.withTurbo()) {
            String next = "<%s/api/models/%s/tree/more>; rel=\"next\"".formatted(hub.url(), LocalHub.MAIN);
            hub.expect("/tree/main", new LocalHub.Habit.Page("[]", next));
            Downloads downloads = new Downloads(folder.resolve("checkpoints"), hub.url(), Downloads.NOWHERE);

            downloads.ensure("vae");

            assertThat(downloads.files()).hasSize(2);
            assertThat(hub.requestsFor("/tree/more")).hasSize(1);
        }
    }

    @Test
    void aListingDoesNotContinueElsewhere() throws IOException {
        try (LocalHub hub = LocalHub.withTurbo()) {
            hub.expect("/tree/main", new LocalHub.Habit.Page("[]", "<http://192.0.2.1/x>; rel=\"next\""));
            Downloads downloads = new Downloads(folder.resolve("checkpoints"), hub.url(), Downloads.NOWHERE);

            assertThatThrownBy(() -> downloads.from(Source.HUGGING_FACE).ensure(List.of("vae"), _ -> {}))
                    .hasMessageContaining("which is refused");
        }
    }
}
