package dev.acestep.http.pixazo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Submission;
import dev.acestep.music.Metadata;
import dev.acestep.music.Seed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both tables of parameters, row by row: what is left out, the bounds, what lies beyond them, other types. */
class PixazoParametersTest {
    private static final String STANDARD = "/ace-step/v1/generate";
    private static final String XL = "/ace-step-xl/v1/generate";

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, KnownModels.FRESH);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsLeftOutHasTheModelsOwnDefaults() throws Exception {
        for (String path : new String[] {STANDARD, XL}) {
            Submission submission = taken(path, "{\"prompt\": \"pop\"}");
            assertThat(submission.request().text().lyrics()).isEmpty();
            assertThat(submission.request().seeds()).noneMatch(Seed.Fixed.class::isInstance);
            assertThat(submission.request().batchSize()).isEqualTo(1);
            assertThat(submission.request().planning().thinking()).isFalse();
            assertThat(submission.request().sampling().steps()).isEqualTo(8);
            assertThat(submission.request().sampling().guidanceScale()).isEqualTo(7);
            Metadata metadata = submission.request().metadata();
            assertThat(metadata.bpm()).isEmpty();
            assertThat(metadata.keyScale()).isEmpty();
            assertThat(metadata.timeSignature()).isEmpty();
            assertThat(metadata.duration().isPresent()).isEqualTo(path.equals(XL));
            metadata.duration()
                    .ifPresent(duration -> assertThat(duration.seconds()).isEqualTo(30));
            assertThat(submission.request().output().format().wireName()).isEqualTo("wav");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt | '\"jazz\"' | /prompt | jazz",
                "prompt | 7 | /prompt | 7",
                "lyrics | '\"[verse]\\nla\"' | /lyrics | '[verse]\nla'",
                "lyrics | null | /lyrics | ''",
                "instrumental | true | /lyrics | [Instrumental]",
                "instrumental | '\"no\"' | /lyrics | ''",
                "duration | 5 | /audio_duration | 5.0",
                "duration | 600 | /audio_duration | 600.0",
                "duration | 30.5 | /audio_duration | 30.5",
                "duration | '\"60\"' | /audio_duration | 60.0",
                "bpm | 30 | /bpm | 30",
                "bpm | 300 | /bpm | 300",
                "bpm | 119.6 | /bpm | 120",
                "bpm | '\"auto\"' | /bpm | null",
                "infer_steps | 1 | /inference_steps | 1",
                "infer_steps | 200 | /inference_steps | 200",
                "infer_steps | 100000 | /inference_steps | 200",
                "inference_steps | 25 | /inference_steps | 25",
                "guidance_scale | 0 | /guidance_scale | 0.0",
                "guidance_scale | 30 | /guidance_scale | 30.0",
                "guidance_scale | 7.5 | /guidance_scale | 7.5",
                "seed | 42 | /seed | 42",
                "seed | 0 | /seed | 0",
                "seed | 9223372036854775807 | /seed | 9223372036854775807",
                "seed | -1 | /seed | -1",
                "key | '\"C major\"' | /key_scale | C Major",
                "key | '\"auto\"' | /key_scale | null",
                "time_signature | '\"4/4\"' | /time_signature | 4",
                "time_signature | '\"2/4\"' | /time_signature | 2",
                "time_signature | '\"3/4\"' | /time_signature | 3",
                "time_signature | '\"6/8\"' | /time_signature | 6",
                "time_signature | 3 | /time_signature | 3",
                "time_signature | '\"auto\"' | /time_signature | null",
                "batch_size | 1 | /batch_size | 1",
                "batch_size | 4 | /batch_size | 4",
                "thinking | true | /thinking | true",
                "unheard_of | {} | /thinking | false",
                "negative_prompt | '\"\"' | /thinking | false",
            })
    void whatIsAllowedIsInForce(String field, String value, String pointer, String shown) throws Exception {
        for (String path : new String[] {STANDARD, XL}) {
            HttpResponse<String> response = server.post(path, body(field, value));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
            String id = TestServer.json(response).path("request_id").asText();
            JsonNode request =
                    TestServer.json(server.get("/v1/jobs/" + id)).path("data").path("request");
            assertThat(request.at(pointer).asText()).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt | '\"\"' | prompt: required field is missing",
                "prompt | '\"  \"' | prompt: required field is missing",
                "prompt | null | prompt: required field is missing",
                "prompt | '[\"pop\"]' | 'prompt: a list is not allowed (text of at most 10,000 characters)'",
                "lyrics | '{}' | 'lyrics: an object is not allowed (text of at most 20,000 characters)'",
                "instrumental | '\"maybe\"' | 'instrumental: \"maybe\" is not allowed (true or false)'",
                "duration | 900 | 'duration: 900 is not allowed (number from 5 to 600)'",
                "duration | 4.9 | 'duration: 4.9 is not allowed (number from 5 to 600)'",
                "duration | 600.1 | 'duration: 600.1 is not allowed (number from 5 to 600)'",
                "duration | '\"long\"' | 'duration: \"long\" is not allowed (number from 5 to 600)'",
                "bpm | 29 | 'bpm: 29 is not allowed (number from 30 to 300)'",
                "bpm | 301 | 'bpm: 301 is not allowed (number from 30 to 300)'",
                "bpm | '\"fast\"' | 'bpm: \"fast\" is not allowed (number from 30 to 300)'",
                "infer_steps | 0 | 'infer_steps: 0 is not allowed (integer from 1 on)'",
                "infer_steps | 2.5 | 'infer_steps: 2.5 is not allowed (integer from 1 on)'",
                "guidance_scale | -0.1 | 'guidance_scale: -0.1 is not allowed (number from 0 to 30)'",
                "guidance_scale | 30.1 | 'guidance_scale: 30.1 is not allowed (number from 0 to 30)'",
                "guidance_scale | true | 'guidance_scale: true is not allowed (number from 0 to 30)'",
                "seed | -2 | 'seed: -2 is not allowed (-1, or integer from 0 to 9223372036854775807)'",
                "seed | 4.2 | 'seed: 4.2 is not allowed (-1, or integer from 0 to 9223372036854775807)'",
                "seed | '\"x\"' | 'seed: \"x\" is not allowed (-1, or integer from 0 to 9223372036854775807)'",
                "key | '[]' | 'key: a list is not allowed (a key such as C Major or Am, at most 100 characters)'",
                "time_signature | '\"5/4\"' | 'time_signature: \"5/4\" is not allowed (one of 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8)'",
                "batch_size | 0 | 'batch_size: 0 is not allowed (integer from 1 to 4)'",
                "batch_size | 5 | 'batch_size: 5 is not allowed (integer from 1 to 4)'",
                "thinking | 2 | 'thinking: 2 is not allowed (true or false)'",
            })
    void whatIsNotAllowedIsRefused(String field, String value, String message) throws Exception {
        for (String path : new String[] {STANDARD, XL}) {
            HttpResponse<String> response = server.post(path, body(field, value));
            assertThat(response.statusCode()).isEqualTo(400);
            JsonNode body = TestServer.json(response);
            assertThat(body.path("error").asText()).isEqualTo("Bad Request");
            assertThat(body.path("message").asText()).isEqualTo(message);
            assertThat(body).hasSize(2);
        }
    }

    @Test
    void stepsBeyondTheModelAreReducedWithAWarning() throws Exception {
        assertThat(taken(STANDARD, "{\"prompt\": \"pop\", \"infer_steps\": 300}")
                        .warnings())
                .containsExactly("infer_steps 300 reduced to 200 (limit of acestep-sketch)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"A cinematic Hans Zimmer style orchestral piece\", \"lyrics\": \"\", \"instrumental\": true,"
                        + " \"duration\": 120, \"bpm\": 140, \"infer_steps\": 25, \"guidance_scale\": 7.5, \"seed\": 42}",
                "{\"prompt\": \"Uplifting pop song\", \"lyrics\": \"[verse]\\nWoke up to a sky painted gold\", \"duration\": 180,"
                        + " \"seed\": 42, \"bpm\": 120, \"key\": \"C major\", \"time_signature\": \"4/4\", \"batch_size\": 4,"
                        + " \"thinking\": true}"
            })
    void thePublishedExamplesAreTakenByBothModels(String body) throws Exception {
        for (String path : new String[] {STANDARD, XL}) {
            assertThat(taken(path, body).request().seeds()).first().isEqualTo(new Seed.Fixed(42));
        }
    }

    private static String body(String field, String value) {
        String prompt = field.equals("prompt") ? "" : "\"prompt\": \"pop\", ";
        return "{%s\"%s\": %s}".formatted(prompt, field, value);
    }

    private static Submission taken(String path, String body) throws IOException, InterruptedException {
        String id = TestServer.json(server.post(path, body)).path("request_id").asText();
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow().submission();
    }
}
