package dev.acestep.http.wavespeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models, prices, the balance; keys, and paths that are none. */
class CatalogTest {
    @TempDir
    static Path folder;

    @TempDir
    static Path lockedFolder;

    private static TestServer server;
    private static TestServer locked;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        locked = TestServer.start(lockedFolder, Settings.withKey("secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
        locked.close();
    }

    @Test
    void modelsAreListedWithTheirParameters() throws Exception {
        JsonNode model = WaveSpeed.data(server.get("/api/v3/models")).get(0);
        assertThat(model.path("model_id").asText()).isEqualTo("wavespeed-ai/ace-step");
        assertThat(model.path("type").asText()).isEqualTo("text-to-audio");
        assertThat(model.path("base_price").asDouble()).isEqualTo(0.012);
        assertThat(model.path("formula").asText()).isEqualTo("duration * 0.0002");
        JsonNode schema = model.path("api_schema").path("api_schemas").get(0).path("request_schema");
        assertThat(schema.path("required")).hasToString("[\"tags\"]");
        assertThat(schema.path("x-order-properties")).hasToString("[\"tags\",\"lyrics\",\"duration\",\"seed\"]");
        assertThat(schema.path("properties").path("duration").path("maximum").asInt())
                .isEqualTo(240);
        assertThat(schema.path("properties").path("seed").path("default").asInt())
                .isEqualTo(-1);
    }

    @Test
    void theDescriptionHasTheMembersOfAnswers() throws Exception {
        JsonNode paths = TestServer.json(server.get("/openapi.json")).path("paths");
        JsonNode listed = WaveSpeed.data(server.get("/api/v3/models")).get(0);
        JsonNode models = answer(paths, "/api/v3/models", "get").path("items");
        assertThat(names(models)).containsExactlyElementsOf(names(listed));
        JsonNode prediction = WaveSpeed.data(server.post(WaveSpeed.MODEL, "{\"tags\": \"a song\"}"));
        assertThat(names(answer(paths, WaveSpeed.MODEL, "post"))).containsExactlyElementsOf(names(prediction));
    }

    private static JsonNode answer(JsonNode paths, String path, String method) {
        return paths.path(path).path(method).at("/responses/200/content/application~1json/schema/properties/data");
    }

    private static List<String> names(JsonNode object) {
        JsonNode members = object.has("properties") ? object.path("properties") : object;
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aPriceIsThatOfTheDuration() throws Exception {
        assertThat(server.post(
                                "/api/v3/model/price",
                                "{\"model_id\": \"wavespeed-ai/ace-step\", \"inputs\": {\"duration\": 100}}")
                        .body())
                .isEqualTo("""
                        {"code":200,"message":"success","data":{"model_id":"wavespeed-ai/ace-step","price":0.02,\
                        "discounted_price":0.02,"discount_rate":1,"currency":"USD"}}""");
        assertThat(WaveSpeed.data(server.post("/api/v3/model/price", "{\"model_id\": \"wavespeed-ai/ace-step\"}"))
                        .path("price")
                        .asDouble())
                .isEqualTo(0.012);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing_parameter",
                "{\"model_id\": \"other/model\"} | invalid_parameter",
                "{\"model_id\": \"wavespeed-ai/ace-step\", \"inputs\": []} | invalid_parameter",
                "{\"model_id\": \"wavespeed-ai/ace-step\", \"inputs\": {\"duration\": 4}} | invalid_parameter",
            })
    void aPriceThatCannotBeTold(String body, String word) throws Exception {
        HttpResponse<String> response = server.post("/api/v3/model/price", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("error_code").asText()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wavespeed-ai/ace-step | 405 | POST",
                "media/uploads | 405 | POST",
                "model/price | 405 | POST",
                "wavespeed-ai/other | 404 | ''",
                "predictions/x/y | 404 | ''",
                "no/such/thing | 404 | ''",
            })
    void onlyWhatIsThereHasAWrongMethod(String path, int status, String allowed) throws Exception {
        HttpResponse<String> response = server.get("/api/v3/" + path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).path("code").asInt()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow").orElse("")).isEqualTo(allowed);
    }

    @Test
    void theBalanceOfAnOpenServerIsLarge() throws Exception {
        assertThat(server.get("/api/v3/balance").body())
                .isEqualTo("{\"code\":200,\"message\":\"success\",\"data\":{\"balance\":999999.0}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"models", "balance", "webhook/secret", "predictions/0198c0de5a3b7c119d0e3b2f6a1c9e77/result"})
    void routesNeedAKey(String path) throws Exception {
        HttpResponse<String> missing = locked.get("/api/v3/" + path);
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.body()).isEqualTo("""
                {"code":401,"message":"Missing Authorization header","error_code":"unauthorized","data":null}""");
        HttpResponse<String> wrong =
                locked.send(locked.request("/api/v3/" + path).header("Authorization", "Bearer other"));
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wavespeed-ai/ace-step",
                "any/model",
                "predictions",
                "predictions/delete",
                "model/price",
                "media/uploads",
                "media/upload/binary"
            })
    void soDoTheOnesThatTakeABody(String path) throws Exception {
        assertThat(locked.post("/api/v3/" + path, "{").statusCode()).isEqualTo(401);
    }

    @Test
    void theKeyComesAsABearer() throws Exception {
        assertThat(locked.send(locked.request("/api/v3/models").header("Authorization", "Bearer secret"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v3/nothing, 404, not_found",
        "GET, /api/v3, 404, not_found",
        "POST, /api/v3/predictions/x/y, 404, not_found",
        "GET, /api/v3/wavespeed-ai/ace-step, 405, method_not_allowed",
        "DELETE, /api/v3/balance, 405, method_not_allowed",
    })
    void pathsThatAreNone(String method, String path, int status, String word) throws Exception {
        HttpResponse<String> response =
                server.send(server.request(path).method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).path("error_code").asText()).isEqualTo(word);
        assertThat(TestServer.json(response).path("data").isNull()).isTrue();
        assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }
}
