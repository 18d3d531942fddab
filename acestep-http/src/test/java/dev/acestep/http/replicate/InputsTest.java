package dev.acestep.http.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Seed;
import dev.acestep.music.TimeSignature;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of inputs, row by row, and how models are named. */
class InputsTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsNotSentHasItsDefault() throws Exception {
        GenerationRequest request = request("{\"prompt\": \"disco\"}");
        assertThat(request.text().prompt()).isEqualTo("disco");
        assertThat(request.text().lyrics()).isEmpty();
        assertThat(request.metadata().duration()).contains(new AudioDuration(30));
        assertThat(request.metadata().bpm()).isEmpty();
        assertThat(request.batchSize()).isEqualTo(1);
        assertThat(request.seeds()).isEmpty();
        assertThat(request.planning().thinking()).isFalse();
        assertThat(request.output().format()).isEqualTo(AudioFormat.MP3);
    }

    @Test
    void everyInputCounts() throws Exception {
        GenerationRequest request = request("""
                {"tags": "disco", "lyrics": "la", "duration": 240, "bpm": 120, "key_scale": "Am", "time_signature": "3/4",
                 "inference_steps": 20, "guidance_scale": 3.5, "shift": 2, "seed": 7, "batch_size": 4,
                 "audio_format": "flac"}""");
        assertThat(request.text().prompt()).isEqualTo("disco");
        assertThat(request.text().lyrics()).isEqualTo("la");
        assertThat(request.metadata().duration()).contains(new AudioDuration(240));
        assertThat(request.metadata().bpm()).contains(new Bpm(120));
        assertThat(request.metadata().keyScale().orElseThrow().name()).isEqualTo("A Minor");
        assertThat(request.metadata().timeSignature()).contains(TimeSignature.THREE_FOUR);
        assertThat(request.sampling().steps()).isEqualTo(20);
        assertThat(request.sampling().guidanceScale()).isEqualTo(3.5);
        assertThat(request.sampling().shift()).isEqualTo(2);
        assertThat(request.seeds()).containsExactly(new Seed.Fixed(7));
        assertThat(request.batchSize()).isEqualTo(4);
        assertThat(request.output().format()).isEqualTo(AudioFormat.FLAC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | prompt: required field is missing",
                "{\"prompt\": \" \"} | prompt: required field is missing",
                "{\"prompt\": []} | prompt: a list is not allowed (text of at most 10,000 characters)",
                "{\"prompt\": \"a\", \"duration\": 9.9} | duration: 9.9 is not allowed (number from 10 to 240)",
                "{\"prompt\": \"a\", \"duration\": 241} | duration: 241 is not allowed (number from 10 to 240)",
                "{\"prompt\": \"a\", \"bpm\": 29} | bpm: 29 is not allowed (integer from 30 to 300)",
                "{\"prompt\": \"a\", \"time_signature\": \"5/4\"} | 'time_signature: \"5/4\" is not allowed (one of 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8)'",
                "{\"prompt\": \"a\", \"inference_steps\": 0} | inference_steps: 0 is not allowed (integer from 1 to 20)",
                "{\"prompt\": \"a\", \"inference_steps\": 21} | inference_steps: 21 is not allowed (integer from 1 to 20)",
                "{\"prompt\": \"a\", \"guidance_scale\": 31} | guidance_scale: 31 is not allowed (number from 0 to 30)",
                "{\"prompt\": \"a\", \"shift\": 0.5} | shift: 0.5 is not allowed (number from 1 to 5)",
                "{\"prompt\": \"a\", \"seed\": -2} | seed: -2 is not allowed (-1, or integer from 0 to 9223372036854775807)",
                "{\"prompt\": \"a\", \"thinking\": \"maybe\"} | 'thinking: \"maybe\" is not allowed (true or false)'",
                "{\"prompt\": \"a\", \"batch_size\": 5} | batch_size: 5 is not allowed (integer from 1 to 4)",
                "{\"prompt\": \"a\", \"batch_size\": 0} | batch_size: 0 is not allowed (integer from 1 to 4)",
                "{\"prompt\": \"a\", \"audio_format\": \"mp5\"} | 'audio_format: \"mp5\" is not allowed (one of flac, mp3, opus, aac, wav, wav32)'",
                "7 | input: 7 is not allowed (an object)",
                "null | input: required field is missing",
            })
    void whatIsRefused(String input, String detail) throws Exception {
        HttpResponse<String> response =
                server.post("/models/acme/ace-step/predictions", "{\"input\": %s}".formatted(input));
        JsonNode refused = TestServer.json(response);
        assertThat(refused.path("detail").asText()).isEqualTo(detail);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("title").asText()).isEqualTo("Input validation failed");
    }

    @ParameterizedTest
    @CsvSource({"{, 400", "[], 400", "'{\"input\": {\"prompt\": \"a\"}}', 422"})
    void bodiesThatNameNothing(String body, int status) throws Exception {
        assertThat(server.post("/predictions", body).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme/ace-step:0f0f | acme/ace-step | 0f0f",
                "acme/ace-step | acme/ace-step | acestep-v15-turbo",
                "acme/acestep-v15-turbo | acme/acestep-v15-turbo | acestep-v15-turbo",
                "280fc4f9ee507577f880a167f639c02622421d8fecf492454320311217b688f1 | acestep/acestep-v15-turbo | 280fc4f9ee507577f880a167f639c02622421d8fecf492454320311217b688f1",
                "acestep-sketch | acestep/acestep-sketch | acestep-sketch",
            })
    void modelsAreNamedInManyWays(String version, String model, String shown, @TempDir Path own) throws Exception {
        try (TestServer neural = neural(own)) {
            HttpResponse<String> response = neural.post(
                    "/predictions", "{\"version\": \"%s\", \"input\": {\"prompt\": \"a\"}}".formatted(version));
            JsonNode created = TestServer.json(response);
            assertThat(created.path("model").asText()).isEqualTo(model);
            assertThat(created.path("version").asText()).isEqualTo(shown);
        }
    }

    @Test
    void anUnknownModelIsRefused(@TempDir Path own) throws Exception {
        try (TestServer neural = neural(own)) {
            HttpResponse<String> model =
                    neural.post("/models/acme/other/predictions", "{\"input\": {\"prompt\": \"a\"}}");
            assertThat(model.statusCode()).isEqualTo(404);
            assertThat(TestServer.json(model).path("detail").asText()).contains("\"other\" is not installed");
            HttpResponse<String> version =
                    neural.post("/predictions", "{\"version\": \"other\", \"input\": {\"prompt\": \"a\"}}");
            assertThat(version.statusCode()).isEqualTo(422);
        }
    }

    private static TestServer neural(Path folder) throws Exception {
        return TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, KnownModels.NEURAL);
    }

    private static GenerationRequest request(String input) throws Exception {
        HttpResponse<String> response =
                server.post("/v1/models/acme/ace-step/predictions", "{\"input\": %s}".formatted(input));
        assertThat(response.statusCode()).isEqualTo(201);
        JobId id = JobId.parse(TestServer.json(response).path("id").asText()).orElseThrow();
        Submission submission = server.jobs().find(id).orElseThrow().submission();
        return submission.request();
    }
}
