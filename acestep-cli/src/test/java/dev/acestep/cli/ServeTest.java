package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's life as its operator sees it. */
class ServeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void itAnswersAndStopsWhenAsked() throws IOException, InterruptedException {
        ServerProcess server = start(Map.of());
        try (server;
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            assertThat(client.get("/health").data().path("status").asText()).isEqualTo("ok");

            server.process().destroy();

            assertThat(server.process().waitFor()).isZero();
        }
        assertThat(Files.readString(log()))
                .contains("Configuration: ", "Stopped")
                .doesNotContain("Exception");
    }

    @Test
    void aSecondServerOnTheSameFolderSaysSoInOneLine() throws IOException, InterruptedException {
        try (ServerProcess _ = start(Map.of())) {
            Run second = Run.of(folder, "serve", "--port", "0", "--data", data());

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err().lines().filter(line -> line.startsWith("acestep: Data folder ")))
                    .hasSize(1);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Run run = Run.of(folder, "serve", "--port", port, "--data", data());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines().filter(line -> line.startsWith("acestep: Port " + port + " is in use")))
                    .hasSize(1);
            assertThat(run.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void theKeyOfTheEnvironmentIsDemanded() throws IOException {
        try (ServerProcess server = start(Map.of("ACESTEP_API_KEY", "swordfish"));
                NativeClient stranger = new NativeClient(server.url(), Optional.empty());
                NativeClient friend = new NativeClient(server.url(), Optional.of("swordfish"))) {
            assertThat(stranger.post("/release_task", "{}").status()).isEqualTo(401);
            assertThat(friend.get("/v1/stats").status()).isEqualTo(200);
        }
        assertThat(Files.readString(log())).doesNotContain("swordfish");
    }

    @Test
    void theLogIsJsonIfThatIsWanted() throws IOException {
        try (ServerProcess server = start(Map.of("ACESTEP_LOG_FORMAT", "json"))) {
            assertThat(server.url()).startsWith("http://127.0.0.1:");
        }
        for (String line : Files.readAllLines(log())) {
            assertThat(new ObjectMapper().readTree(line).path("message").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void aModelThatCannotBeDownloadedIsSaidAndTheServerRuns() throws IOException {
        Map<String, String> settings = Map.of(
                "ACESTEP_CONFIG_PATH", "acestep-v15-turbo",
                "ACESTEP_DOWNLOAD_SOURCE", "huggingface",
                "ACESTEP_CHECKPOINTS_DIR", folder.resolve("checkpoints").toString(),
                "HF_ENDPOINT", "http://127.0.0.1:1");
        try (ServerProcess server = start(settings);
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
        assertThat(Files.readString(log())).contains("Downloading ", "Missing models could not be downloaded: ");
    }

    @Test
    void aLanguageModelThatIsNamedIsFetchedLikeTheOthers() throws IOException {
        Map<String, String> settings = Map.of(
                "ACESTEP_LM_MODEL_PATH", "acestep-5Hz-lm-0.6B",
                "ACESTEP_INIT_LLM", "true",
                "ACESTEP_DOWNLOAD_SOURCE", "huggingface",
                "ACESTEP_CHECKPOINTS_DIR", folder.resolve("checkpoints").toString(),
                "HF_ENDPOINT", "http://127.0.0.1:1");
        try (ServerProcess server = start(settings);
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
        assertThat(Files.readString(log()))
                .contains("Downloading acestep-5Hz-lm-0.6B from huggingface")
                .contains("ACESTEP_LM_MODEL_PATH: \"acestep-5Hz-lm-0.6B\" cannot be used: no LM checkpoint installed")
                .contains("ERROR ModelUpkeep - 5Hz LM init failed: no LM checkpoint installed");
    }

    private ServerProcess start(Map<String, String> settings) throws IOException {
        return ServerProcess.start(log(), settings, List.of("--port", "0", "--data", data()));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolve("server.log");
    }
}
