package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Test
    void askedToStopItFinishesWhatRunsAnswersWhoLooksAndBeginsNothingNew() throws IOException, InterruptedException {
        String song;
        try (ServerProcess server = start(Map.of());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            song = submit(client, 600);
            String waiting = submit(client, 10);
            await(client, song, "running");

            server.process().destroy();
            awaitStopping(client);

            assertThat(client.get("/health/ready").status()).isEqualTo(503);
            assertThat(client.post("/release_task", "{\"prompt\":\"too late\"}").status())
                    .isEqualTo(503);
            assertThat(client.get("/v1/jobs/" + waiting).data().path("status").asText())
                    .isEqualTo("queued");
            assertThat(server.process().waitFor()).isZero();
        }
        try (ServerProcess server = start(Map.of());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            JsonNode job = client.get("/v1/jobs/" + song).data();
            assertThat(job.path("status").asText()).isEqualTo("succeeded");
            assertThat(job.path("attempts").asInt()).isEqualTo(1);
        }
        assertThat(Files.readString(log())).doesNotContain("Exception");
    }

    @Test
    void askedToStopWithoutGraceItPutsBackWhatRuns() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("ACESTEP_SHUTDOWN_GRACE_SECONDS", "0");
        String song;
        try (ServerProcess server = start(settings);
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            song = submit(client, 600);
            await(client, song, "running");

            server.process().destroy();

            assertThat(server.process().waitFor()).isZero();
        }
        try (ServerProcess server = start(Map.of());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            await(client, song, "succeeded");
        }
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() throws IOException, InterruptedException {
        Run run = Run.of(folder, "serve", "--port", "0", "--data", data(), "--tls-cert", "chain.pem");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("acestep: ACESTEP_TLS_CERT and ACESTEP_TLS_KEY belong together: ACESTEP_TLS_KEY is missing");
    }

    @Test
    void aCertificateThatIsNotThereIsSaidInOneLine() throws IOException, InterruptedException {
        Run run = Run.of(
                folder, "serve", "--port", "0", "--data", data(), "--tls-cert", "chain.pem", "--tls-key", "key.pem");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("acestep: ACESTEP_TLS_CERT: ", "chain.pem cannot be used: it cannot be read")
                .doesNotContain("\tat ");
    }

    private static String submit(NativeClient client, int seconds) throws IOException {
        String body = "{\"prompt\":\"a long song\",\"audio_duration\":%d,\"batch_size\":1}".formatted(seconds);
        return client.post("/release_task", body).data().path("task_id").asText();
    }

    private static void await(NativeClient client, String id, String state) throws IOException, InterruptedException {
        while (!client.get("/v1/jobs/" + id).data().path("status").asText().equals(state)) {
            Thread.sleep(20);
        }
    }

    private static void awaitStopping(NativeClient client) throws IOException {
        NativeClient.Answer health = client.get("/health");
        while (health.status() == 200) {
            health = client.get("/health");
        }
        assertThat(health.data().path("status").asText()).isEqualTo("stopping");
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
