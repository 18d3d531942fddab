package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of ACE-Step's own documents, made over a socket to a server in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedFlowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double SHORT_SONG = 10;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private static Path folder = Path.of("");

    private Optional<ServerProcess> server = Optional.empty();

    @BeforeAll
    void start() throws IOException {
        Map<String, String> settings =
                Map.of("ACESTEP_DEFAULT_BATCH_SIZE", "1", "ACESTEP_DEFAULT_DURATION", String.valueOf(SHORT_SONG));
        server = Optional.of(ServerProcess.start(
                folder.resolve("server.log"), settings, List.of("--port", "0", "--data", folder.toString())));
    }

    @AfterAll
    void stop() {
        server.ifPresent(ServerProcess::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"upbeat pop song\"}",
                "{\"prompt\": \"upbeat pop song\", \"lyrics\": \"Hello world\", \"inference_steps\": 8}",
                "{\"prompt\": \"upbeat pop song\", \"lyrics\": \"Hello world\", \"thinking\": true,"
                        + " \"lm_temperature\": 0.85, \"lm_cfg_scale\": 2.5}",
                "{\"sample_query\": \"a soft Bengali love song for a quiet evening\", \"thinking\": true}",
                "{\"prompt\": \"pop rock\", \"lyrics\": \"[Verse 1]\\nWalking down the street...\","
                        + " \"use_format\": true, \"thinking\": true}",
                "{\"prompt\": \"electronic dance music\", \"model\": \"acestep-v15-turbo\", \"thinking\": true}",
                "{\"prompt\": \"jazz piano trio\","
                        + " \"timesteps\": \"0.97,0.76,0.615,0.5,0.395,0.28,0.18,0.085,0\", \"thinking\": true}",
            })
    void everyDocumentedBodyBecomesASong(String body) throws Exception {
        JsonNode item = items(finished(submit(body))).path(0);

        Pcm song = download(item.path("file").asText());

        assertThat(song.seconds()).isEqualTo(item.path("metas").path("duration").asDouble());
        assertThat(item.path("dit_model").asText()).isEqualTo("acestep-sketch");
        assertThat(item.path("seed_value").asText()).matches("\\d+");
    }

    @Test
    void theAssistantsWorkflowGivesTheSongThatItAskedFor() throws Exception {
        String id = submit("""
                {"prompt": "Symphonic black metal, epic orchestral arrangements, blast beats, tremolo picking, aggressive male vocals, dark atmosphere",
                 "lyrics": "[Intro - orchestral]\\n\\n[Verse 1 - aggressive]\\nThrough frozen wastelands we march\\nBeneath the blackened sky\\nThe ancient ones await\\nAs mortals fade and die\\n\\n[Chorus - powerful]\\nWE ARE THE STORM\\nWE ARE THE NIGHT\\nRISING FROM DARKNESS\\nINTO ETERNAL LIGHT\\n\\n[Outro - fade out]",
                 "thinking": true,
                 "param_obj": {"duration": 120, "bpm": 160, "key_scale": "D Minor", "time_signature": "4", "language": "en"}}
                """);

        JsonNode item = items(finished(id)).path(0);

        assertThat(item.path("metas").path("bpm").asInt()).isEqualTo(160);
        assertThat(item.path("metas").path("keyscale").asText()).isEqualTo("D Minor");
        assertThat(item.path("metas").path("timesignature").asText()).isEqualTo("4");
        assertThat(item.path("lm_model").asText()).isEqualTo("acestep-sketch");
        assertThat(download(item.path("file").asText()).frames()).isEqualTo(120 * Pcm.SAMPLE_RATE);
    }

    @Test
    void aFormIsAsGoodAsJson() throws Exception {
        String form = "prompt=" + URLEncoder.encode("slow blues, 60 BPM", StandardCharsets.UTF_8)
                + "&audio_duration=12&audio_format=wav&seed=5";

        JsonNode item = items(finished(taskId(post("/release_task", "application/x-www-form-urlencoded", form))))
                .path(0);

        assertThat(item.path("seed").asLong()).isEqualTo(5);
        assertThat(item.path("file").asText()).endsWith(".wav");
        assertThat(download(item.path("file").asText()).frames()).isEqualTo(12 * Pcm.SAMPLE_RATE);
    }

    @Test
    void aTaskBeyondTheEmbeddedEngineIsRefusedNamingACheckpoint() throws Exception {
        String boundary = "b1";
        String part = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String body = part.formatted(boundary, "prompt", "", "remix this song")
                + part.formatted(boundary, "src_audio", "; filename=\"song.mp3\"", "not really audio")
                + part.formatted(boundary, "task_type", "", "repaint")
                + "--" + boundary + "--\r\n";

        HttpResponse<String> answer = post("/release_task", "multipart/form-data; boundary=" + boundary, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer.body()).path("detail").asText()).contains("task_type", "repaint", "acestep-v15-turbo");
    }

    @Test
    void theOtherDocumentedCallsAnswer() throws Exception {
        assertThat(data("/v1/models").path("models").path(0).path("name").asText())
                .isEqualTo("acestep-sketch");
        assertThat(data("/v1/stats").path("queue_maxsize").asInt()).isEqualTo(200);
        assertThat(data("/health").path("version").asText()).isEqualTo("1.0");
        JsonNode sample = tree(post("/create_random_sample", "application/json", "{\"sample_type\": \"simple_mode\"}")
                .body());
        assertThat(sample.path("data").path("caption").asText()).isNotEmpty();
        String init = post("/v1/init", "application/json", "{\"model\": \"acestep-v15-base\"}")
                .body();
        assertThat(tree(init).path("data").path("loaded_model").asText()).isEqualTo("acestep-sketch");
        String format = "{\"prompt\": \"pop rock\", \"lyrics\": \"Walking down the street\","
                + " \"param_obj\": \"{\\\"duration\\\": 180, \\\"language\\\": \\\"en\\\"}\"}";
        assertThat(post("/format_input", "application/json", format).statusCode())
                .isEqualTo(503);
    }

    private String submit(String json) throws IOException, InterruptedException {
        return taskId(post("/release_task", "application/json", json));
    }

    private static String taskId(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer.body()).path("data").path("task_id").asText();
    }

    /** Polls as the documents say, until the status is no longer 0. */
    private JsonNode finished(String id) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String body = "{\"task_id_list\": [\"%s\"]}".formatted(id);
            JsonNode entry = tree(post("/query_result", "application/json", body)
                            .body())
                    .path("data")
                    .path(0);
            if (entry.path("status").asInt() != 0) {
                assertThat(entry.path("status").asInt()).as(entry.toString()).isEqualTo(1);
                return entry;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("Not finished in time: " + id);
    }

    private Pcm download(String link) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "song", ".audio");
        http.send(HttpRequest.newBuilder(uri(link)).build(), BodyHandlers.ofFile(file));
        return AudioDecoder.decode(file, Limits.SONG);
    }

    private JsonNode data(String path) throws IOException, InterruptedException {
        return tree(http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                        .body())
                .path("data");
    }

    private HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.orElseThrow().url() + path);
    }

    private static JsonNode items(JsonNode entry) {
        return NativeClient.items(entry);
    }

    private static JsonNode tree(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
