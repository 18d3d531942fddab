package dev.acestep.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model lists, and refusals in OpenAI's form. */
class OpenAiRoutesTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.withKey("s3cret"), HostedConfig.DEFAULTS, KnownModels.NEURAL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openai/v1/models", "/api/v1/models", "/v1/models?shape=openai"})
    void theDefaultModelComesFirst(String path) throws Exception {
        JsonNode list = TestServer.json(get(path));
        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data")).hasSize(4);
        assertThat(list.at("/data/0")).hasToString("""
                {"id":"acestep/acestep-v15-turbo","object":"model","name":"ACE-Step acestep-v15-turbo",\
                "created":1706688000,"owned_by":"acestep","description":"AI music generation model",\
                "input_modalities":["text","audio"],"output_modalities":["audio","text"],\
                "context_length":4096,"max_output_length":600,"pricing":%s,\
                "supported_sampling_parameters":["temperature","top_p"]}""".formatted(list.at("/data/0/pricing")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openai/v1/models/", "/api/v1/models/"})
    void oneModelIsFoundByItsId(String path) throws Exception {
        for (String id : new String[] {"acestep/acestep-v15-base", "acestep%2Facestep-v15-base", "acestep-v15-base"}) {
            HttpResponse<String> response = get(path + id);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(TestServer.json(response).path("id").asText()).isEqualTo("acestep/acestep-v15-base");
        }
        HttpResponse<String> unknown = get(path + "acestep/nope");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(unknown).at("/error/code").asText()).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @CsvSource({"/openai/v1/models", "/api/v1/models", "/openai/v1/models/x", "/v1/models"})
    void aKeyIsNeeded(String path) throws Exception {
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/openai/v1/chat/completions", "/api/v1/chat/completions"})
    void aWrongKeyIsToldInBothForms(String path) throws Exception {
        HttpResponse<String> response = server.post(path, "{}");
        assertThat(response.statusCode()).isEqualTo(401);
        JsonNode body = TestServer.json(response);
        assertThat(body.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(body.at("/error/code").asText()).isEqualTo("invalid_api_key");
        assertThat(body.path("detail")).isEqualTo(body.at("/error/message"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /v1/chat/completions | 405",
                "POST | /openai/v1/nowhere | 404",
                "POST | /v1/chat/nowhere | 404",
                "POST | /api/v1/chat/nowhere | 404",
                "DELETE | /api/v1/models | 405",
            })
    void unknownPathsAndMethodsAreRefusedInItsForm(String method, String path, int status) throws Exception {
        HttpResponse<String> response = server.send(
                server.request(path).header("Authorization", "Bearer s3cret").method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode body = TestServer.json(response);
        assertThat(body.at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(body.path("detail")).isEqualTo(body.at("/error/message"));
    }

    @Test
    void anUnknownModelIsNotFound() throws Exception {
        HttpResponse<String> response = server.send(server.request("/v1/chat/completions")
                .header("Authorization", "Bearer s3cret")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"model\": \"xyz\", \"messages\": [{\"role\": \"user\", \"content\": \"pop\"}]}")));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"model \\\"xyz\\\" is not installed\","
                        + "\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"model_not_found\"},"
                        + "\"detail\":\"model \\\"xyz\\\" is not installed\"}");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.request(path).header("Authorization", "Bearer s3cret"));
    }
}
