package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server with the reference's tiny checkpoints. */
@Timeout(240)
class NeuralServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aJobsSongEqualsTheReferences() throws Exception {
        try (ServerProcess server = start(Map.of("ACESTEP_CODES_WITHOUT_THINKING", "honour"));
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            String turbo = submit(client, Map.of("seed", 44, "audio_codes", codes()));
            String base = submit(client, Map.of("seed", 43, "audio_duration", 10, "model", "acestep-v15-base"));

            GoldenSong.of("text2music_turbo_codes").assertIn(download(server, done(client, turbo)));
            JsonNode item = done(client, base);
            assertThat(item.path("dit_model").asText()).isEqualTo("acestep-v15-base");
            assertThat(item.path("generation_info").asText()).contains("diffusion");
            assertThat(text(server, "/metrics"))
                    .contains("acestep_stage_seconds_sum{model=\"acestep-v15-base\",stage=\"diffusion\"}")
                    .contains("acestep_model_loaded{model=\"acestep-v15-base\"} 1.0");
        }
    }

    @Test
    void slotsAreLoadedAndIdleModelsGoAndComeBack() throws Exception {
        Map<String, String> settings = Map.of("ACESTEP_MODEL_IDLE_SECONDS", "2", "ACESTEP_CONFIG_PATH2", "xl");
        try (ServerProcess server = start(settings);
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            until(
                    client,
                    "/health",
                    health -> health.path("loaded_model").asText().equals("acestep-v15-turbo"));

            JsonNode second = client.post("/v1/init", "{\"slot\":2,\"model\":\"acestep-v15-xl-turbo\"}")
                    .data();
            assertThat(second.path("loaded_model").asText()).isEqualTo("acestep-v15-xl-turbo");
            assertThat(second.path("models").path(0).path("name").asText()).isEqualTo("acestep-v15-turbo");
            JsonNode first =
                    client.post("/v1/init", "{\"model\":\"acestep-v15-base\"}").data();
            assertThat(first.path("models").path(0).path("name").asText()).isEqualTo("acestep-v15-base");
            assertThat(first.path("models").path(0).path("is_default").asBoolean())
                    .isTrue();
            JsonNode planner = client.post("/v1/init", "{\"init_llm\":true}").data();
            assertThat(planner.path("loaded_lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
            assertThat(client.post("/v1/init", "{\"model\":\"acestep-v15-sft\"}")
                            .status())
                    .isEqualTo(400);

            until(client, "/v1/model_inventory", NeuralServerTest::nothingNeuralIsLoaded);
            JsonNode again = client.post("/v1/reinitialize", "").data();
            assertThat(again.path("reloaded").toString()).isEqualTo("[\"DiT\",\"LM\"]");
            assertThat(client.get("/health").data().path("models_initialized").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aKillInTheMiddleOfASongLeavesNothingButTheSong() throws Exception {
        String id;
        try (ServerProcess server = start(Map.of());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            id = submit(client, Map.of("seed", 7, "audio_duration", 15));
            until(client, "/v1/jobs/" + id, job -> job.path("progress").asDouble() > 0.1);
            server.kill();
        }
        try (ServerProcess server = start(Map.of());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            assertThat(done(client, id).path("seed_value").asText()).isEqualTo("7");
        }
        try (Stream<Path> outputs = Files.list(folder.resolve("data/tmp/api_audio"))) {
            assertThat(outputs.map(file -> file.getFileName().toString())).containsExactly(id + "_0.wav");
        }
    }

    @Test
    void aCheckpointThatCannotBeUsedIsNamedAndTheServerRuns() throws Exception {
        Path checkpoints = folder.resolve("checkpoints");
        Path broken = Files.createDirectories(checkpoints.resolve("acestep-v15-turbo"));
        Files.copy(Fixtures.checkpoints().resolve("acestep-v15-turbo/config.json"), broken.resolve("config.json"));
        try (ServerProcess server = ServerProcess.start(
                        log(), Map.of("ACESTEP_CHECKPOINTS_DIR", checkpoints.toString()), options());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            assertThat(client.get("/health").data().path("loaded_model").asText())
                    .isEqualTo("acestep-sketch");
        }
        assertThat(Files.readString(log()))
                .contains("acestep-v15-turbo is incomplete: acestep-v15-turbo: has no weights")
                .contains("vae/config.json: is missing");
    }

    @Test
    void theLanguageModelIsThereFromTheStartIfThatIsWantedAndPlans() throws Exception {
        try (ServerProcess server = start(Map.of("ACESTEP_INIT_LLM", "true"));
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            until(
                    client,
                    "/v1/model_inventory",
                    inventory -> inventory.path("loaded_lm_model").asText().equals("acestep-5Hz-lm-0.6B"));

            JsonNode item = done(client, submit(client, Map.of("thinking", true, "seed", 1, "audio_duration", 10)));

            assertThat(item.path("lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
            assertThat(item.path("metas").path("bpm").asInt()).isEqualTo(92);
            JsonNode invented =
                    client.post("/v1/create_sample", "{\"query\": \"funk\"}").data();
            assertThat(invented.path("bpm").asInt()).isBetween(30, 300);
        }
    }

    @Test
    void aLanguageModelThatCannotBeLoadedIsAnErrorInTheLogAndTheServerRuns() throws Exception {
        CopiedCheckpoints checkpoints = CopiedCheckpoints.in(folder.resolve("checkpoints"));
        Files.writeString(checkpoints.languageModel().resolve("tokenizer.json"), "{}");
        Map<String, String> settings =
                Map.of("ACESTEP_CHECKPOINTS_DIR", checkpoints.folder().toString(), "ACESTEP_INIT_LLM", "true");
        try (ServerProcess server = ServerProcess.start(log(), settings, options());
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            for (int i = 0; i < 1000 && !Files.readString(log()).contains("5Hz LM init failed: "); i++) {
                Thread.sleep(50);
            }
            assertThat(Files.readString(log())).contains("5Hz LM init failed: acestep-5Hz-lm-0.6B ");

            String id = submit(client, Map.of("seed", 1, "audio_duration", 10, "thinking", false));
            assertThat(done(client, id).path("lm_model").asText()).isEmpty();
        }
    }

    /** The codes of the reference's song with codes. */
    static String codes() throws IOException {
        for (JsonNode golden : JSON.readTree(Fixtures.golden("e2e.cases.json").toFile())) {
            if (golden.path("case").asText().equals("text2music_turbo_codes")) {
                return golden.path("generate_music_arguments")
                        .path("audio_code_string")
                        .asText();
            }
        }
        throw new IOException("no such case");
    }

    private static boolean nothingNeuralIsLoaded(JsonNode inventory) {
        if (!inventory.path("loaded_lm_model").isNull()) {
            return false;
        }
        for (JsonNode model : inventory.path("models")) {
            if (model.path("is_loaded").asBoolean()
                    && !model.path("family").asText().equals("sketch")) {
                return false;
            }
        }
        return !inventory.path("lm_models").path(0).path("is_loaded").asBoolean();
    }

    private static String submit(NativeClient client, Map<String, Object> more) throws IOException {
        Map<String, Object> request = new HashMap<>(Map.of(
                "prompt",
                GoldenSong.PROMPT,
                "lyrics",
                GoldenSong.LYRICS,
                "bpm",
                92,
                "key_scale",
                "G major",
                "time_signature",
                "4",
                "batch_size",
                1,
                "inference_steps",
                8,
                "audio_format",
                "wav32"));
        request.putAll(more);
        NativeClient.Answer answer = client.post("/release_task", JSON.writeValueAsString(request));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.data().path("task_id").asText();
    }

    /** The first result of a job, when it is there. */
    private static JsonNode done(NativeClient client, String id) throws IOException, InterruptedException {
        until(
                client,
                "/v1/jobs/" + id,
                job -> !List.of("queued", "running").contains(job.path("status").asText()));
        JsonNode entry = client.query(List.of(id)).data().path(0);
        assertThat(entry.path("status").asInt()).as(entry.toString()).isEqualTo(1);
        return NativeClient.items(entry).path(0);
    }

    private Path download(ServerProcess server, JsonNode item) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.url() + item.path("file").asText()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofFile(folder.resolve("song.wav")))
                    .body();
        }
    }

    private static String text(ServerProcess server, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(server.url() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static void until(NativeClient client, String path, Predicate<JsonNode> reached)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = client.get(path).data();
        while (!reached.test(last)) {
            assertThat(System.nanoTime()).as("%s", last).isLessThan(end);
            Thread.sleep(50);
            last = client.get(path).data();
        }
    }

    private ServerProcess start(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("ACESTEP_CHECKPOINTS_DIR", Fixtures.checkpoints().toString());
        return ServerProcess.start(log(), all, options());
    }

    private List<String> options() {
        return List.of("--port", "0", "--data", folder.resolve("data").toString());
    }

    private Path log() {
        return folder.resolve("server.log");
    }
}
