package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.server.Server;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes that take a body, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionRoutesTest {
    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data; charset=utf-8; boundary=\"XyZ\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private Bench bench;
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bench = Bench.open(folder, KnownModels.NEURAL);
        server = new Server(bench.services(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop();
        bench.close();
    }

    @Test
    void aTaskIsQueuedAndItsPlaceTold() throws Exception {
        Answer answer = post("/release_task", JSON, "{\"prompt\": \"upbeat pop song\", \"lyrics\": \"Hello world\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("code").asInt()).isEqualTo(200);
        assertThat(answer.json().path("error").isNull()).isTrue();
        assertThat(answer.json().path("timestamp").asLong()).isGreaterThan(1_700_000_000_000L);
        JsonNode data = answer.json().path("data");
        assertThat(data.path("status").asText()).isEqualTo("queued");
        assertThat(data.path("queue_position").asInt()).isPositive();
        assertThat(job(data).submission().lyrics()).isEqualTo("Hello world");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/release_task | application/json | '{\"prompt\":' | 400 | Malformed JSON payload",
                "/release_task | application/json | '{} {}' | 400 | Malformed JSON payload",
                "/release_task | application/json | '' | 400 | Malformed JSON payload",
                "/release_task | application/json; charset=utf-8 | '[1]' | 400 | JSON payload must be an object",
                "/release_task | application/vnd.x+json | 'null' | 400 | JSON payload must be an object",
                "/release_task | text/plain | '{\"a\":' | 400 | Invalid JSON body (hint: set 'Content-Type: application/json')",
                "/release_task | text/plain | '[1]' | 400 | JSON payload must be an object",
                "/release_task | text/plain | hello | 415 | Unsupported Content-Type: text/plain; use application/json, application/x-www-form-urlencoded, or multipart/form-data",
                "/release_task | '' | hello | 415 | Unsupported Content-Type: (missing); use application/json, application/x-www-form-urlencoded, or multipart/form-data",
                "/release_task | '' | '' | 415 | Unsupported Content-Type: (missing); use application/json, application/x-www-form-urlencoded, or multipart/form-data",
                "/release_task | application/x-www-form-urlencoded | 'prompt=%zz' | 400 | Malformed form body: bad percent encoding",
                "/release_task | application/x-www-form-urlencoded | 'prompt=%ff' | 400 | Malformed form body: text is not UTF-8",
                "/format_input | multipart/form-data; boundary=x | 'a=b' | 415 | Unsupported Content-Type: multipart/form-data; boundary=x; use application/json, application/x-www-form-urlencoded, or multipart/form-data",
                "/create_random_sample | application/json | '{\"sample_type\": \"x\"}' | 400 | sample_type: \"x\" is not allowed (one of simple_mode, custom_mode)",
                "/format_input | application/json | '{\"temperature\": 3}' | 400 | temperature: 3 is not allowed (number from 0 to 2)",
                "/v1/init | application/json | '{\"slot\": 4}' | 400 | slot: 4 is not allowed (integer from 1 to 3)",
                "/v1/init | application/json | '{\"slot\": 3}' | 400 | Slot 3 is not available because ACESTEP_CONFIG_PATH3 was not set at startup. Restart the API with ACESTEP_CONFIG_PATH3 to enable this slot.",
                "/v1/init | application/json | '{\"model\": \"nope\"}' | 400 | 'model: \"nope\" is not installed'",
            })
    void whatCannotBeReadIsRefused(String path, String type, String body, int status, String detail) throws Exception {
        Answer answer = post(path, type, body);
        assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=utf-8 | '{\"prompt\":\"jazz\"}'",
                "application/json; charset=nonsense | '{\"prompt\":\"jazz\"}'",
                "application/x-www-form-urlencoded; charset=nonsense | 'prompt=jazz'",
                "APPLICATION/JSON | '\uFEFF{\"caption\":\"jazz\"}'",
                "application/problem+json | '{\"prompt\":\"rock\",\"prompt\":\"jazz\"}'",
                "text/plain | ' {\"prompt\":\"jazz\"}'",
                "'' | '{\"tags\":\"jazz\"}'",
                "'' | 'prompt=jazz'",
                "application/x-www-form-urlencoded | 'prompt=jazz&ignored'",
                "application/x-www-form-urlencoded | '{\"prompt\":\"jazz\"}'",
            })
    void bodiesOfEveryTypeAreRead(String type, String body) throws Exception {
        Answer answer = post("/release_task", type, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(job(answer.json().path("data")).submission().prompt()).isEqualTo("jazz");
    }

    @Test
    void aMultipartFormBringsItsFilesAlong() throws Exception {
        Answer answer = post("/release_task", MULTIPART, multipart("repaint", "src_audio", "song.mp3", "some audio"));
        assertThat(answer.status()).isEqualTo(200);
        Job job = job(answer.json().path("data"));
        Path source = job.submission().request().task().source().orElseThrow();
        assertThat(job.submission().uploads()).containsExactly(source);
        assertThat(source).hasContent("some audio").hasExtension("mp3");
        assertThat(job.submission().prompt()).isEqualTo("remix this söng");
        Files.delete(source);
    }

    @Test
    void aRefusedSubmissionLeavesNoFileBehind() throws Exception {
        assertThat(post("/release_task", MULTIPART, multipart("nonsense", "src_audio", "a.wav", "audio"))
                        .status())
                .isEqualTo(400);
        assertThat(post("/release_task", MULTIPART, multipart("repaint", "other_file", "a.wav", "audio"))
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("src_audio_path: missing (task_type \"repaint\" needs source audio");
        String large = multipart("repaint", "src_audio", "a.wav", "x".repeat((1 << 20) + 1));
        Answer tooLarge = post("/release_task", MULTIPART, large);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().path("detail").asText()).contains("ACESTEP_MAX_UPLOAD_MB");
        String cut = large.substring(0, 100_000);
        assertThat(post("/release_task", MULTIPART, cut).status()).isEqualTo(400);
        assertThat(post("/release_task", "multipart/form-data", cut).status()).isEqualTo(400);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void bodiesBeyondTheLimitAreRefusedHoweverTheyAreSent() throws Exception {
        byte[] large = "x".repeat((4 << 20) + 1).getBytes(StandardCharsets.UTF_8);
        for (String type : new String[] {JSON, MULTIPART}) {
            for (BodyPublisher body : new BodyPublisher[] {
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(framed(type, large)))
            }) {
                Answer answer = send("/release_task", type, body);
                assertThat(answer.json().path("detail").asText()).contains("ACESTEP_MAX_BODY_MB");
                assertThat(answer.status()).isEqualTo(413);
            }
        }
        assertThat(uploads()).isEmpty();
    }

    private static byte[] framed(String type, byte[] body) {
        return type.equals(JSON)
                ? body
                : multipart("cover", "other", "x", new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"open",
                "multipart/form-data; charset=boundary",
            })
    void aMultipartBodyNeedsABoundary(String type) throws Exception {
        Answer answer = post("/release_task", type, "--\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).startsWith("Malformed multipart body");
    }

    @ParameterizedTest
    @CsvSource({"{}", "{\"sample_type\": \"custom_mode\"}", "''"})
    void aRandomSampleHasBothSpellings(String body) throws Exception {
        Answer answer = post("/create_random_sample", JSON, body);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode data = answer.json().path("data");
        assertThat(data.path("caption").asText()).isNotBlank();
        assertThat(data.path("bpm").asInt()).isBetween(30, 300);
        assertThat(data.path("duration").asInt()).isBetween(10, 600);
        assertThat(data.path("key_scale").asText())
                .isNotBlank()
                .isEqualTo(data.path("keyscale").asText());
        assertThat(data.path("time_signature")).isEqualTo(data.path("timesignature"));
        assertThat(data.path("vocal_language")).isEqualTo(data.path("language"));
        assertThat(data.has("lyrics")).isTrue();
    }

    @Test
    void aSlotIsInitialised() throws Exception {
        Answer answer = post("/v1/init", JSON, "{\"slot\": 2}");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode data = answer.json().path("data");
        assertThat(data.path("message").asText()).isEqualTo("Model initialization completed");
        assertThat(data.path("slot").asInt()).isEqualTo(2);
        assertThat(data.path("loaded_model").asText()).isEqualTo("acestep-v15-base");
        assertThat(data.path("loaded_lm_model").isNull()).isTrue();
        assertThat(data.path("models").get(0).path("is_default").asBoolean()).isTrue();
        assertThat(post("/api/v1/init", "", "").status()).isEqualTo(200);
        assertThat(post("/v1/reinitialize", "", "")
                        .json()
                        .path("data")
                        .path("message")
                        .asText())
                .isEqualTo("Service reinitialized");
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(bench.services().uploads().folder())) {
            return files.toList();
        }
    }

    private Job job(JsonNode data) {
        return bench.services()
                .jobs()
                .find(JobId.parse(data.path("task_id").asText()).orElseThrow())
                .orElseThrow();
    }

    private static String multipart(String task, String part, String fileName, String content) {
        return """
                --XyZ\r
                Content-Disposition: form-data; name="prompt"\r
                \r
                remix this söng\r
                --XyZ\r
                Content-Disposition: form-data; name="task_type"\r
                \r
                %s\r
                --XyZ\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: audio/mpeg\r
                \r
                %s\r
                --XyZ--\r
                """.formatted(task, part, fileName, content);
    }

    private Answer post(String path, String type, String body) throws IOException, InterruptedException {
        return send(path, type, BodyPublishers.ofString(body));
    }

    private Answer send(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d%s".formatted(server.port(), path)))
                .POST(body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), BodyJson.parse(response.body()).orElseThrow());
    }

    /** What came back. */
    private record Answer(int status, JsonNode json) {}
}
