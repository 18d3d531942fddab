package dev.acestep.http.wavespeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.SketchOnly;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Seed;
import dev.acestep.music.TaskType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's table of parameters, row by row, and the refusals. */
class ParametersTest {
    private static final Duration SYNC = Duration.ofMillis(200);

    @TempDir
    static Path folder;

    @TempDir
    static Path lenientFolder;

    private static TestServer server;
    private static TestServer lenient;
    private static WaveSpeed client;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        lenient = TestServer.start(lenientFolder, Settings.OPEN, hosted(), new SketchOnly());
        client = new WaveSpeed(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        lenient.close();
    }

    private static HostedConfig hosted() {
        HostedConfig standard = HostedConfig.DEFAULTS;
        HostedConfig.Provider wavespeed = new HostedConfig.Provider(
                Optional.empty(), List.of("acme/music=acestep-sketch", "acme/fast/v2=acestep-sketch"), AudioFormat.WAV);
        return new HostedConfig(
                standard.segmind(),
                wavespeed,
                standard.pixazo(),
                standard.pixazoXlModel(),
                standard.segmindV1Json(),
                standard.segmindDefaultLyrics(),
                false,
                SYNC,
                standard.chatTimeout(),
                standard.prices());
    }

    @Test
    void whatIsNotSentHasTheDocumentedDefault() throws Exception {
        GenerationRequest request = request("{\"tags\": \"disco\"}");
        assertThat(request.text().prompt()).isEqualTo("disco");
        assertThat(request.text().lyrics()).isEmpty();
        assertThat(request.metadata().duration()).contains(new AudioDuration(60));
        assertThat(request.metadata().bpm()).isEmpty();
        assertThat(request.seeds()).containsExactly(new Seed.Random());
        assertThat(request.batchSize()).isEqualTo(1);
        assertThat(request.task().type()).isEqualTo(TaskType.TEXT2MUSIC);
        assertThat(request.output().format()).isEqualTo(AudioFormat.MP3);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "240, 240", "12.5, 12.5", "'\"60\"', 60", "null, 60", "'\"\"', 60"})
    void durations(String sent, double seconds) throws Exception {
        assertThat(request("{\"tags\": \"disco\", \"duration\": %s}".formatted(sent))
                        .metadata()
                        .duration())
                .contains(new AudioDuration(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "2147483647", "'\"42\"'", "42.0"})
    void seeds(String sent) throws Exception {
        long seed = (long) Double.parseDouble(sent.replace("\"", ""));
        assertThat(request("{\"tags\": \"disco\", \"seed\": %s}".formatted(sent))
                        .seeds())
                .containsExactly(new Seed.Fixed(seed));
    }

    @Test
    void otherSpellingsCount() throws Exception {
        GenerationRequest request = request(
                "{\"prompt\": \"funk, 105 BPM\", \"audio_duration\": 30, \"lyrics\": \"[inst]\", \"unknown\": {}}");
        assertThat(request.text().prompt()).isEqualTo("funk, 105 BPM");
        assertThat(request.text().lyrics()).isEqualTo("[inst]");
        assertThat(request.metadata().duration()).contains(new AudioDuration(30));
        assertThat(request.metadata().bpm()).contains(new Bpm(105));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_parameter | tags: required field is missing",
                "{\"tags\": \"\"} | missing_parameter | tags: required field is missing",
                "{\"tags\": \"  \"} | missing_parameter | tags: required field is missing",
                "{\"tags\": null} | missing_parameter | tags: required field is missing",
                "{\"tags\": [\"a\"]} | invalid_parameter | tags: a list is not allowed (text of at most 10,000 characters)",
                "{\"tags\": \"a\", \"lyrics\": {}} | invalid_parameter | lyrics: an object is not allowed (text of at most 20,000 characters)",
                "{\"tags\": \"a\", \"duration\": 4.9} | invalid_parameter | duration: 4.9 is not allowed (number from 5 to 240)",
                "{\"tags\": \"a\", \"duration\": 240.1} | invalid_parameter | duration: 240.1 is not allowed (number from 5 to 240)",
                "{\"tags\": \"a\", \"audio_duration\": 241} | invalid_parameter | 'duration (sent as \"audio_duration\"): 241 is not allowed (number from 5 to 240)'",
                "{\"tags\": \"a\", \"duration\": \"long\"} | invalid_parameter | 'duration: \"long\" is not allowed (number from 5 to 240)'",
                "{\"tags\": \"a\", \"seed\": -2} | invalid_parameter | seed: -2 is not allowed (integer from -1 to 2147483647)",
                "{\"tags\": \"a\", \"seed\": 2147483648} | invalid_parameter | seed: 2147483648 is not allowed (integer from -1 to 2147483647)",
                "{\"tags\": \"a\", \"seed\": 1.5} | invalid_parameter | seed: 1.5 is not allowed (integer from -1 to 2147483647)",
                "{\"tags\": \"a\", \"enable_sync_mode\": \"maybe\"} | invalid_parameter | 'enable_sync_mode: \"maybe\" is not allowed (true or false)'",
                "{\"tags\": \"a\", \"enable_base64_output\": 2} | invalid_parameter | enable_base64_output: 2 is not allowed (true or false)",
                "{\"tags\": \"a\", \"webhook\": \"http://example.org\"} | invalid_parameter | webhook: http is not allowed, use https",
                "[] | invalid_parameter | JSON payload must be an object",
                "{ | invalid_parameter | Malformed JSON payload",
            })
    void whatIsRefused(String body, String word, String message) throws Exception {
        HttpResponse<String> response = client.submit(body);
        JsonNode refused = TestServer.json(response);
        assertThat(refused.path("message").asText()).isEqualTo(message);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(refused.path("code").asInt()).isEqualTo(400);
        assertThat(refused.path("error_code").asText()).isEqualTo(word);
        assertThat(refused.path("data").path("code").asInt()).isEqualTo(word.startsWith("missing") ? 1400 : 1401);
    }

    @Test
    void lyricsHaveALimit() throws Exception {
        String body = "{\"tags\": \"a\", \"lyrics\": \"%s\"}";
        assertThat(client.submit(body.formatted("x".repeat(20_000))).statusCode())
                .isEqualTo(200);
        assertThat(client.submit(body.formatted("x".repeat(20_001))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void tagsMayBeLeftToTheOperator() throws Exception {
        Submission taken = new WaveSpeed(lenient)
                .job(new WaveSpeed(lenient).submitted("{}"))
                .submission();
        assertThat(taken.request().text().prompt()).isEmpty();
        assertThat(taken.request().output().format()).isEqualTo(AudioFormat.WAV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/music", "acme/fast/v2"})
    void aliasesAreModelsToo(String id) throws Exception {
        JsonNode data = WaveSpeed.data(lenient.post("/api/v3/" + id, "{\"tags\": \"a\"}"));
        assertThat(data.path("model").asText()).isEqualTo(id);
        assertThat(new WaveSpeed(lenient).job(data).submission().request().model())
                .isEqualTo("acestep-sketch");
    }

    @Test
    void anUnknownModelIsAnsweredWithThoseThatThereAre() throws Exception {
        HttpResponse<String> response = lenient.post("/api/v3/acme/nothing", "{\"tags\": \"a\"}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("""
                {"code":404,"message":"model: \\"acme/nothing\\" is not a model of this server (available: \
                wavespeed-ai/ace-step, acme/music, acme/fast/v2)","error_code":"model_not_found","data":null}""");
    }

    @Test
    void aSynchronousCallThatTakesTooLongCanBePolledOn() throws Exception {
        WaveSpeed late = new WaveSpeed(lenient);
        JsonNode data = late.submitted("{\"tags\": \"wait\", \"enable_sync_mode\": true}");
        assertThat(data.path("status").asText()).isEqualTo("processing");
        assertThat(data.path("code").asInt()).isEqualTo(5004);
        String get = data.path("urls").path("get").asText();
        assertThat(data.path("error").asText()).isEqualTo("Sync mode timed out. Query the result later at: " + get);
        lenient.songs.step(100);
        assertThat(late.ended(data).path("status").asText()).isEqualTo("completed");
        assertThat(late.result(data.path("id").asText()).path("code").asInt()).isZero();
    }

    private static GenerationRequest request(String body) throws Exception {
        return client.job(client.submitted(body)).submission().request();
    }
}
