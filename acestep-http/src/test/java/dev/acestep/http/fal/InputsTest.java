package dev.acestep.http.fal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.server.Patience;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Sampling.SamplerMode;
import dev.acestep.music.Seed;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The inputs of §10.1, row by row, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputsTest {
    private static final String APP = "/fal-ai/ace-step";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.withoutWorkers(folder, Settings.withKey("secret"), Patience.USUAL);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void defaultsAreThoseOfTheProvider() throws Exception {
        Submission submission = submission(APP, "{\"tags\": \"lofi, 90 bpm\"}");
        GenerationRequest request = submission.request();
        assertThat(submission.prompt()).isEqualTo("lofi, 90 bpm");
        assertThat(request.text().lyrics()).isEmpty();
        assertThat(request.metadata().bpm()).contains(new Bpm(90));
        assertThat(request.metadata().duration()).contains(new AudioDuration(60));
        assertThat(request.sampling().steps()).isEqualTo(27);
        assertThat(request.sampling().samplerMode()).isEqualTo(SamplerMode.EULER);
        assertThat(request.seeds().stream().noneMatch(Seed.Fixed.class::isInstance))
                .isTrue();
        assertThat(request.batchSize()).isEqualTo(1);
        assertThat(request.output().format()).isEqualTo(AudioFormat.WAV);
        assertThat(submission.requestedModel()).isEqualTo("fal-ai/ace-step");
    }

    @Test
    void everyInputReachesTheEngineAsFarAsItHasIt() throws Exception {
        Submission submission = submission(APP, """
                {"tags": "lofi", "lyrics": "[verse] la", "duration": 5, "number_of_steps": 60, "seed": 7,
                 "scheduler": "heun", "guidance_type": "cfg", "granularity_scale": 10, "guidance_interval": 0.5,
                 "guidance_interval_decay": 0, "guidance_scale": 45, "minimum_guidance_scale": 3,
                 "tag_guidance_scale": 5, "lyric_guidance_scale": 0}""");
        GenerationRequest request = submission.request();
        assertThat(request.text().lyrics()).isEqualTo("[verse] la");
        assertThat(request.metadata().duration()).contains(new AudioDuration(5));
        assertThat(request.sampling().steps()).isEqualTo(60);
        assertThat(request.seeds()).containsExactly(new Seed.Fixed(7));
        assertThat(request.sampling().samplerMode()).isEqualTo(SamplerMode.HEUN);
        assertThat(request.sampling().cfgIntervalStart()).isEqualTo(0.25);
        assertThat(request.sampling().cfgIntervalEnd()).isEqualTo(0.75);
        assertThat(request.sampling().guidanceScale()).isEqualTo(30);
        assertThat(request.sampling().lyricGuidanceScale()).isEqualTo(0.1);
        assertThat(submission.warnings())
                .contains(
                        "guidance_type: not used by this engine",
                        "granularity_scale: not used by this engine",
                        "guidance_interval_decay: not used by this engine",
                        "minimum_guidance_scale: not used by this engine");
    }

    @Test
    void tagGuidanceStandsInForGuidance() throws Exception {
        assertThat(submission(APP, "{\"tags\": \"lofi\", \"tag_guidance_scale\": 5}")
                        .request()
                        .sampling()
                        .guidanceScale())
                .isEqualTo(5);
    }

    @Test
    void aDescriptionMayBeInstrumental() throws Exception {
        Submission submission =
                submission(APP + "/prompt-to-audio", "{\"prompt\": \"a sunny day\", \"instrumental\": true}");
        assertThat(submission.prompt()).isEqualTo("a sunny day");
        assertThat(submission.request().text().lyrics()).isEqualTo("[Instrumental]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "duration | 4.9 | duration: 4.9 is not allowed (number from 5 to 240)",
                "duration | 241 | duration: 241 is not allowed (number from 5 to 240)",
                "duration | \"long\" | duration: \"long\" is not allowed (number from 5 to 240)",
                "number_of_steps | 2 | number_of_steps: 2 is not allowed (integer from 3 to 60)",
                "number_of_steps | 61 | number_of_steps: 61 is not allowed (integer from 3 to 60)",
                "number_of_steps | 3.5 | number_of_steps: 3.5 is not allowed (integer from 3 to 60)",
                "seed | -2 | seed: -2 is not allowed (-1, or integer from 0 to 9223372036854775807)",
                "scheduler | \"dpm\" | scheduler: \"dpm\" is not allowed (one of euler, heun)",
                "guidance_type | \"x\" | guidance_type: \"x\" is not allowed (one of apg, cfg, cfg_star)",
                "granularity_scale | 101 | granularity_scale: 101 is not allowed (number from -100 to 100)",
                "guidance_interval | 1.1 | guidance_interval: 1.1 is not allowed (number from 0 to 1)",
                "guidance_interval_decay | -1 | guidance_interval_decay: -1 is not allowed (number from 0 to 1)",
                "guidance_scale | 201 | guidance_scale: 201 is not allowed (number from 0 to 200)",
                "minimum_guidance_scale | -1 | minimum_guidance_scale: -1 is not allowed (number from 0 to 200)",
                "tag_guidance_scale | 11 | tag_guidance_scale: 11 is not allowed (number from 0 to 10)",
                "lyric_guidance_scale | 10.5 | lyric_guidance_scale: 10.5 is not allowed (number from 0 to 10)",
                "lyrics | [1] | lyrics: a list is not allowed (text of at most 20,000 characters)",
            })
    void whatIsNotAllowedIsNamed(String field, String value, String msg) throws Exception {
        HttpResponse<String> refused = post(APP, "{\"tags\": \"lofi\", \"%s\": %s}".formatted(field, value));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode detail = TestServer.json(refused).at("/detail/0");
        assertThat(detail.path("msg").asText()).isEqualTo(msg);
        assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"%s\"]".formatted(field));
        assertThat(detail.path("type").asText()).isEqualTo("value_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "duration | 240",
                "number_of_steps | 3",
                "seed | -1",
                "seed | null",
                "scheduler | \"EULER\"",
                "guidance_scale | 0",
                "guidance_interval | 0",
                "guidance_interval | 1",
                "unknown | {}"
            })
    void whatIsAllowedIsTaken(String field, String value) throws Exception {
        assertThat(post(APP, "{\"tags\": \"lofi\", \"%s\": %s}".formatted(field, value))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', tags", "/prompt-to-audio, prompt"})
    void wordsHaveToBeThere(String endpoint, String field) throws Exception {
        HttpResponse<String> refused = post(APP + endpoint, "{}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .isEqualTo(("{\"detail\":[{\"loc\":[\"body\",\"%1$s\"],\"msg\":\"%1$s: required field is missing\","
                                + "\"type\":\"missing\"}]}")
                        .formatted(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio-to-audio", "audio-inpaint", "audio-outpaint"})
    void whatNeedsAudioOfOthersIsRefused(String endpoint) throws Exception {
        HttpResponse<String> refused =
                post(APP + "/" + endpoint, "{\"tags\": \"lofi\", \"audio_url\": \"https://example.org/a.wav\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode detail = TestServer.json(refused).at("/detail/0");
        assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"audio_url\"]");
        assertThat(detail.path("msg").asText()).contains("fal-ai/ace-step/" + endpoint + " is not available here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'{\"tags\":' | Malformed JSON payload", "'[1]' | JSON payload must be an object"})
    void aBodyThatCannotBeReadIsRefused(String body, String msg) throws Exception {
        HttpResponse<String> refused = post(APP, body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .isEqualTo(
                        "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"%s\",\"type\":\"value_error\"}]}".formatted(msg));
    }

    @Test
    void nobodySubmitsWithoutAKey() throws Exception {
        HttpResponse<String> without = server.post(APP, "{\"tags\": \"lofi\"}");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).isEqualTo("{\"detail\":\"Authentication is required to access this application.\"}");
        HttpResponse<String> wrong =
                server.send(server.request(APP + "/requests/x").header("Authorization", "Key guess"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo("{\"detail\":\"Invalid key\"}");
    }

    @Test
    void unknownPathsAndMethodsAreRefusedInTheDialectsForm() throws Exception {
        HttpResponse<String> unknown = post(APP + "/nonsense", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"detail\":\"Not Found\"}");
        HttpResponse<String> method = server.get(APP);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("POST");
        assertThat(method.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    @Test
    void theTableIsDescribed() throws Exception {
        JsonNode paths = TestServer.json(server.get("/openapi.json")).path("paths");
        JsonNode schema = paths.at("/~1fal-ai~1ace-step/post/requestBody/content/application~1json/schema");
        assertThat(schema.path("required").toString()).isEqualTo("[\"tags\"]");
        assertThat(schema.path("properties")
                        .path("number_of_steps")
                        .path("default")
                        .asInt())
                .isEqualTo(27);
        assertThat(paths.has("/fal-ai/ace-step/requests/{id}/cancel")).isTrue();
    }

    private Submission submission(String path, String json) throws Exception {
        HttpResponse<String> taken = post(path, json);
        assertThat(taken.statusCode()).isEqualTo(200);
        String id = TestServer.json(taken).path("request_id").asText();
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow().submission();
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return server.send(server.request(path)
                .header("Authorization", "Key secret")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
