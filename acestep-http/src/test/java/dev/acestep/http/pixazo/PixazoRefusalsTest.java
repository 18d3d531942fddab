package dev.acestep.http.pixazo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals in Pixazo's words, and which models stand behind the two public names. */
class PixazoRefusalsTest {
    private static final ModelInfo XL = new ModelInfo("acestep-v15-xl-turbo", ModelFamily.TURBO);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /v2/requests/status/ace-step_0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77 | '' | 404 | Request not found | There is no request with this id",
                "GET | /v2/requests/status/nonsense | '' | 404 | Request not found | There is no request with this id",
                "GET | /ace-step/v1/result/nonsense | '' | 404 | Request not found | There is no request with this id",
                "GET | /ace-step/v1/nowhere | '' | 404 | Not Found | Not Found",
                "GET | /ace-step-xl/v1/generate | '' | 405 | Method Not Allowed | Method Not Allowed",
                "POST | /ace-step/v1/generate | '{\"prompt\":' | 400 | Bad Request | Malformed JSON payload",
                "POST | /ace-step/v1/generate | '[]' | 400 | Bad Request | JSON payload must be an object",
                "POST | /ace-step/v1/generate | '' | 400 | Bad Request | prompt: required field is missing",
            })
    void refusalsHaveATitleAndAMessage(
            String method, String path, String body, int status, String error, String message) throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            HttpResponse<String> response = server.send(server.request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.body()).isEqualTo("{\"error\":\"%s\",\"message\":\"%s\"}".formatted(error, message));
        }
    }

    @Test
    void otherContentTypesAreBadRequests() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                HttpResponse<String> response = server.send(server.request("/ace-step/v1/generate")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("prompt=pop")));
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(TestServer.json(response).path("error").asText()).isEqualTo("Bad Request");
            }
        }
    }

    @Test
    void aKeyIsNeededInAnyOfItsHeaders() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.withKey("s3cret"))) {
            String unauthorized = "{\"error\":\"Unauthorized\",\"message\":\"Missing or invalid subscription key\"}";
            HttpResponse<String> without = server.post("/ace-step/v1/generate", "{\"prompt\": \"pop\"}");
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.body()).isEqualTo(unauthorized);
            assertThat(withKey(server, "Ocp-Apim-Subscription-Key", "wrong").body())
                    .isEqualTo(unauthorized);
            assertThat(withKey(server, "Ocp-Apim-Subscription-Key", "s3cret").statusCode())
                    .isEqualTo(202);
            assertThat(withKey(server, "Authorization", "Bearer s3cret").statusCode())
                    .isEqualTo(202);
            assertThat(server.get("/v2/requests/status/nonsense").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aJobOfAnotherDialectIsNoRequest() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job job = server.finished("a song");
            assertThat(server.get("/v2/requests/status/ace-step_" + job.id()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theXlModelIsTheFirstInstalledOne() throws Exception {
        KnownModels models =
                new KnownModels(List.of(KnownModels.TURBO, XL, KnownModels.SKETCH), LanguageModels.NONE_INSTALLED);
        try (TestServer server = TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, models)) {
            assertThat(engine(server, "/ace-step-xl/v1/generate")).isEqualTo("acestep-v15-xl-turbo");
            assertThat(engine(server, "/ace-step/v1/generate")).isEqualTo("acestep-v15-turbo");
        }
    }

    @Test
    void withoutAnXlModelItIsNotFound() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, KnownModels.NEURAL)) {
            HttpResponse<String> response = server.post("/ace-step-xl/v1/generate", "{\"prompt\": \"pop\"}");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"Model not found\",\"message\":\"Model 'ace-step-xl' not found or is"
                            + " disabled\"}");
        }
    }

    @Test
    void theOperatorChoosesTheModels() throws Exception {
        HostedConfig hosted = behind("acestep-v15-base", "acestep-v15-turbo-shift1");
        try (TestServer server = TestServer.start(folder, Settings.OPEN, hosted, KnownModels.NEURAL)) {
            assertThat(engine(server, "/ace-step/v1/generate")).isEqualTo("acestep-v15-base");
            assertThat(engine(server, "/ace-step-xl/v1/generate")).isEqualTo("acestep-v15-turbo-shift1");
        }
    }

    @Test
    void aModelThatIsGoneIsNotFound() throws Exception {
        HostedConfig hosted = behind("gone", "gone");
        try (TestServer server = TestServer.start(folder, Settings.OPEN, hosted, KnownModels.NEURAL)) {
            assertThat(server.post("/ace-step/v1/generate", "{\"prompt\": \"pop\", \"thinking\": true}")
                            .body())
                    .isEqualTo("{\"error\":\"Model not found\",\"message\":\"Model 'ace-step' not found or is"
                            + " disabled\"}");
        }
    }

    @Test
    void thinkingIsLeftOutWhereNoLanguageModelIs() throws Exception {
        KnownModels models = new KnownModels(List.of(KnownModels.TURBO), LanguageModels.NONE_INSTALLED);
        try (TestServer server = TestServer.start(folder, Settings.OPEN, HostedConfig.DEFAULTS, models)) {
            Job job = submitted(server, "/ace-step/v1/generate", "{\"prompt\": \"pop\", \"thinking\": true}");
            assertThat(job.submission().request().planning().thinking()).isFalse();
            assertThat(job.submission().warnings()).containsExactly("thinking: not used (no LM checkpoint installed)");
        }
        try (TestServer server =
                TestServer.start(folder.resolve("with"), Settings.OPEN, HostedConfig.DEFAULTS, KnownModels.NEURAL)) {
            Job job = submitted(server, "/ace-step/v1/generate", "{\"prompt\": \"pop\", \"thinking\": true}");
            assertThat(job.submission().request().planning().thinking()).isTrue();
            assertThat(job.submission().warnings()).isEmpty();
        }
    }

    private static HostedConfig behind(String model, String xlModel) {
        HostedConfig usual = HostedConfig.DEFAULTS;
        return new HostedConfig(
                usual.segmind(),
                usual.wavespeed(),
                new HostedConfig.Provider(
                        Optional.of(model), List.of(), usual.pixazo().format()),
                Optional.of(xlModel),
                usual.segmindV1Json(),
                usual.segmindDefaultLyrics(),
                usual.wavespeedRequireTags(),
                usual.syncTimeout(),
                usual.chatTimeout(),
                usual.prices());
    }

    private static String engine(TestServer server, String path) throws IOException, InterruptedException {
        return submitted(server, path, "{\"prompt\": \"pop\"}")
                .submission()
                .request()
                .model();
    }

    private static Job submitted(TestServer server, String path, String body) throws IOException, InterruptedException {
        String id = TestServer.json(server.post(path, body)).path("request_id").asText();
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
    }

    private static HttpResponse<String> withKey(TestServer server, String header, String key)
            throws IOException, InterruptedException {
        return server.send(server.request("/ace-step/v1/generate")
                .header("Content-Type", "application/json")
                .header(header, key)
                .POST(BodyPublishers.ofString("{\"prompt\": \"pop\"}")));
    }
}
