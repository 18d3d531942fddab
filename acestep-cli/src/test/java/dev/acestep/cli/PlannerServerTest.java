package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Tags;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.testkit.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server with a real 5Hz language model, which is tiny and writes nonsense in the right form. */
@Timeout(300)
class PlannerServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LM = "acestep-5Hz-lm-0.6B";
    private static final Pattern TEN_SECONDS = Pattern.compile("(<\\|audio_code_\\d+\\|>){50}");

    @TempDir
    private static Path folder = Path.of("");

    private static ServerProcess server;
    private static NativeClient client;

    @BeforeAll
    static void start() throws IOException {
        server = start("main", Map.of());
        client = new NativeClient(server.url(), Optional.empty());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void thoughtCodesAreInTheResultsAndCanBeGivenBack() throws Exception {
        JsonNode thought = done(client, song(Map.of("thinking", true, "batch_size", 2, "seed", "1,2")));
        assertThat(thought).hasSize(2);
        for (JsonNode item : thought) {
            assertThat(item.path("lm_model").asText()).isEqualTo(LM);
            assertThat(item.path("dit_model").asText()).isEqualTo("acestep-v15-turbo");
            assertThat(item.path("audio_codes").asText()).matches(TEN_SECONDS);
            assertThat(item.path("metas").path("bpm").asInt()).isBetween(30, 300);
            assertThat(item.path("generation_info").asText()).contains("lm ");
        }
        List<String> codes = thought.findValuesAsText("audio_codes");

        JsonNode given =
                done(client, song(Map.of("thinking", true, "batch_size", 2, "seed", "1,2", "audio_codes", codes)));

        assertThat(given.findValuesAsText("audio_codes")).isEqualTo(codes);
    }

    @Test
    void whatTheCallerSaysWinsOverThePlan() throws Exception {
        JsonNode item = done(
                        client,
                        song(Map.of("thinking", true, "bpm", 92, "key_scale", "G major", "time_signature", "3")))
                .path(0);
        assertThat(item.path("metas").path("bpm").asInt()).isEqualTo(92);
        assertThat(item.path("metas").path("keyscale").asText()).isEqualTo("G Major");
        assertThat(item.path("metas").path("timesignature").asText()).isEqualTo("3");
        assertThat(item.path("metas").path("duration").asDouble()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"sample_query, a folk song without drums", "use_format, true", "sample_mode, true"})
    void wordsAreWrittenForASong(String field, String value) throws Exception {
        JsonNode item = done(client, song(Map.of(field, value))).path(0);
        assertThat(item.path("lm_model").asText()).isEqualTo(LM);
        assertThat(item.path("metas").path("prompt").asText()).isEqualTo("a folk song");
        assertThat(item.has("audio_codes")).isFalse();
    }

    @Test
    void aPlanAloneHasMetadata() throws Exception {
        JsonNode item =
                done(client, song(Map.of("analysis_only", true, "bpm", 92))).path(0);
        assertThat(item.path("status_message").asText()).isEqualTo("Success");
        assertThat(item.path("file").asText()).isEmpty();
        assertThat(item.path("bpm").asInt()).isEqualTo(92);
        assertThat(item.path("keyscale").asText()).isNotEmpty();
        assertThat(item.path("lm_model").asText()).isEqualTo(LM);
        assertThat(item.path("dit_model").asText()).isEqualTo("None (Analysis Only)");
    }

    @Test
    void anUploadedSongIsUnderstood() throws Exception {
        JsonNode item = done(client, upload("full_analysis_only")).path(0);
        assertThat(item.path("status_message").asText()).isEqualTo("Full Hardware Analysis Success");
        assertThat(item.path("audio_codes").asText()).matches(TEN_SECONDS);
        assertThat(item.path("bpm").asInt()).isBetween(30, 300);
        assertThat(item.path("language").asText()).isNotEmpty();
        assertThat(item.path("lm_model").asText()).isEqualTo(LM);
    }

    @Test
    void codesAreExtractedWithoutLanguageModel() throws Exception {
        JsonNode item = done(client, upload("extract_codes_only")).path(0);
        assertThat(item.path("status_message").asText()).isEqualTo("Audio Codes Extraction Success");
        assertThat(item.path("audio_codes").asText()).matches(TEN_SECONDS);
        assertThat(item.path("metas")).isEmpty();
        assertThat(item.path("lm_model").asText()).isEmpty();
    }

    @Test
    void formsAreFilled() throws Exception {
        NativeClient.Answer formatted = client.post(
                "/format_input",
                "{\"prompt\": \"a folk song\", \"lyrics\": \"[Verse]\\nla\", \"param_obj\": {\"bpm\": 100, \"key\": \"Am\"}}");
        assertThat(formatted.body().path("code").asInt())
                .as(formatted.body().toString())
                .isEqualTo(200);
        assertThat(formatted.data().path("bpm").asInt()).isEqualTo(100);
        assertThat(formatted.data().path("key_scale").asText()).isEqualTo("Am");
        assertThat(formatted.data().path("caption").asText()).isNotEmpty();

        NativeClient.Answer sample = client.post(
                "/v1/create_sample", "{\"query\": \"a waltz\", \"instrumental\": true, \"vocal_language\": \"de\"}");
        assertThat(sample.body().path("code").asInt())
                .as(sample.body().toString())
                .isEqualTo(200);
        assertThat(sample.data().path("vocal_language").asText()).isEqualTo("de");
        assertThat(sample.data().path("bpm").asInt()).isBetween(30, 300);
    }

    @Test
    void theLanguageModelIsLoadedOnWishAndAJobMayNameIt() throws Exception {
        JsonNode loaded = client.post(
                        "/v1/init", "{\"init_llm\": true, \"lm_model_path\": \"ACE-Step/%s\"}".formatted(LM))
                .data();
        assertThat(loaded.path("loaded_lm_model").asText()).isEqualTo(LM);
        assertThat(loaded.path("llm_initialized").asBoolean()).isTrue();
        assertThat(client.get("/health").data().path("llm_initialized").asBoolean())
                .isTrue();
        JsonNode item = done(client, song(Map.of("thinking", true, "lm_model_path", LM)))
                .path(0);
        assertThat(item.path("lm_model").asText()).isEqualTo(LM);
        assertThat(client.post("/release_task", "{\"lm_model_path\": \"acestep-5Hz-lm-4B\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void switchedOffItIsMissedOnlyWhereItIsNeeded() throws Exception {
        assertWithout(
                "off", Map.of("ACESTEP_INIT_LLM", "false"), "the language model is disabled by ACESTEP_INIT_LLM=false");
    }

    @Test
    void notInstalledItIsMissedOnlyWhereItIsNeeded() throws Exception {
        CopiedCheckpoints checkpoints = CopiedCheckpoints.in(folder.resolve("without"));
        try (var files = Files.list(checkpoints.languageModel())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(checkpoints.languageModel());
        assertWithout(
                "none",
                Map.of("ACESTEP_CHECKPOINTS_DIR", checkpoints.folder().toString()),
                "no LM checkpoint installed");
    }

    private static void assertWithout(String name, Map<String, String> settings, String reason) throws Exception {
        try (ServerProcess other = start(name, settings);
                NativeClient caller = new NativeClient(other.url(), Optional.empty())) {
            NativeClient.Answer form = caller.post("/format_input", "{}");
            assertThat(form.status()).isEqualTo(503);
            assertThat(form.body().path("detail").asText())
                    .startsWith("LLM not initialized. Set ACESTEP_INIT_LLM=true in .env to enable. Reason: " + reason);
            assertThat(caller.post("/v1/init", "{\"init_llm\": true}").status()).isEqualTo(503);
            assertThat(caller.get("/health").data().path("llm_initialized").asBoolean(true))
                    .isFalse();

            JsonNode failed = ended(caller, submit(caller, song(Map.of("thinking", true))));
            assertThat(failed.path("status").asInt()).isEqualTo(2);
            assertThat(failed.path("progress_text").asText()).startsWith("5Hz LM init failed: " + reason);

            JsonNode plain = done(caller, song(Map.of())).path(0);
            assertThat(plain.path("lm_model").asText()).isEmpty();
            assertThat(plain.path("warnings").toString()).contains("use_cot_caption", reason);
        }
    }

    private static ServerProcess start(String name, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(
                Map.of("ACESTEP_CHECKPOINTS_DIR", Fixtures.checkpoints().toString()));
        all.putAll(settings);
        String data = folder.resolve(name).toString();
        return ServerProcess.start(folder.resolve(name + ".log"), all, List.of("--port", "0", "--data", data));
    }

    private static Map<String, Object> song(Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "prompt",
                "a folk song",
                "lyrics",
                "[Verse]\nla la la",
                "audio_duration",
                10,
                "batch_size",
                1,
                "inference_steps",
                2,
                "audio_format",
                "wav"));
        request.putAll(more);
        return request;
    }

    private static String submit(NativeClient caller, Map<String, Object> request) throws IOException {
        NativeClient.Answer answer = caller.post("/release_task", JSON.writeValueAsString(request));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.data().path("task_id").asText();
    }

    private static JsonNode done(NativeClient caller, Map<String, Object> request) throws Exception {
        return done(caller, submit(caller, request));
    }

    private static JsonNode done(NativeClient caller, String id) throws Exception {
        JsonNode entry = ended(caller, id);
        assertThat(entry.path("status").asInt()).as(entry.toString()).isEqualTo(1);
        return NativeClient.items(entry);
    }

    private static JsonNode ended(NativeClient caller, String id) throws Exception {
        JsonNode entry = caller.query(List.of(id)).data().path(0);
        while (entry.path("status").asInt() == 0) {
            Thread.sleep(50);
            entry = caller.query(List.of(id)).data().path(0);
        }
        return entry;
    }

    /** Submits ten seconds of two tones for an analysis. */
    private static String upload(String flag) throws Exception {
        Path file = folder.resolve("tones.wav");
        AudioEncoder.write(file, tones(), Output.DEFAULTS.withFormat(AudioFormat.WAV), Tags.NONE);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("""
                --XyZ\r
                Content-Disposition: form-data; name="%s"\r
                \r
                true\r
                --XyZ\r
                Content-Disposition: form-data; name="src_audio"; filename="tones.wav"\r
                Content-Type: audio/wav\r
                \r
                """.formatted(flag).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes("\r\n--XyZ--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/release_task"))
                .header("Content-Type", "multipart/form-data; boundary=XyZ")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            return JSON.readTree(answer).path("data").path("task_id").asText();
        }
    }

    private static Pcm tones() {
        float[] left = new float[10 * Pcm.SAMPLE_RATE];
        float[] right = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (float) Math.sin(i * 0.05) / 2;
            right[i] = (float) Math.sin(i * 0.031) / 2;
        }
        return new Pcm(left, right);
    }
}
