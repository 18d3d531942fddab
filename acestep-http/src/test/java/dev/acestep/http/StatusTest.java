package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.server.CannotListen;
import dev.acestep.music.LanguageModels;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    Path folder;

    @Test
    void healthNeedsNoKeyAndTurnsWhenTheServerStops() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.withKey("secret"))) {
            HttpResponse<String> healthy = server.get("/health");
            assertThat(healthy.statusCode()).isEqualTo(200);
            JsonNode body = TestServer.json(healthy);
            assertThat(body.path("code").asInt()).isEqualTo(200);
            assertThat(body.path("data").path("status").asText()).isEqualTo("ok");
            assertThat(body.path("data").path("service").asText()).isEqualTo("ACE-Step API");
            assertThat(body.path("data").path("loaded_model").asText()).isEqualTo("acestep-sketch");
            assertThat(body.path("data").path("loaded_lm_model").isNull()).isTrue();

            server.server().announceStop();
            HttpResponse<String> stopping = server.get("/health");
            assertThat(stopping.statusCode()).isEqualTo(503);
            assertThat(TestServer.json(stopping).path("data").path("status").asText())
                    .isEqualTo("stopping");
            for (String path : List.of("/ready", "/health/ready")) {
                assertThat(server.get(path).statusCode()).isEqualTo(503);
                assertThat(data(server.get(path)).path("status").asText()).isEqualTo("stopping");
            }
        }
    }

    @Test
    void aModelUnderItsFirstLoadMakesTheServerAliveAndNotReady() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            server.models.firstLoad(true);
            HttpResponse<String> health = server.get("/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(data(health).path("models_initialized").asBoolean(true)).isFalse();
            assertThat(data(health).path("loaded_model").isNull()).isTrue();
            assertThat(server.get("/ready").statusCode()).isEqualTo(503);

            server.models.firstLoad(false);
            for (String path : List.of("/ready", "/health/ready")) {
                assertThat(data(server.get(path)).path("models_initialized").asBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void aLanguageModelIsInitialisedWhenItIsThereAndNamedWhenItIsLoaded() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            assertThat(data(server.get("/health")).path("llm_initialized").asBoolean(true))
                    .isFalse();
            server.models.put(new LanguageModels(List.of(new Writer()), ""));
            JsonNode before = data(server.get("/health"));
            assertThat(before.path("llm_initialized").asBoolean()).isTrue();
            assertThat(before.path("loaded_lm_model").isNull()).isTrue();

            JsonNode loaded = data(server.post("/v1/init", "{\"init_llm\": true}"));
            assertThat(loaded.path("loaded_lm_model").asText()).isEqualTo(Writer.NAME);
            assertThat(loaded.path("llm_initialized").asBoolean()).isTrue();
            assertThat(loaded.path("lm_models").toString())
                    .isEqualTo("[{\"name\":\"acestep-5Hz-lm-0.6B\",\"is_loaded\":true}]");
            assertThat(data(server.get("/health")).path("loaded_lm_model").asText())
                    .isEqualTo(Writer.NAME);
            JsonNode inventory = data(server.get("/v1/model_inventory"));
            assertThat(inventory.path("lm_models")).isEqualTo(loaded.path("lm_models"));
            assertThat(inventory.path("loaded_lm_model").asText()).isEqualTo(Writer.NAME);
            assertThat(inventory.path("llm_initialized").asBoolean()).isTrue();
        }
    }

    @Test
    void aLanguageModelThatIsNotThereOrBrokenIsNotInitialised() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            HttpResponse<String> none = server.post("/v1/init", "{\"init_llm\": true}");
            assertThat(none.statusCode()).isEqualTo(503);
            assertThat(none.body()).contains("Model initialization failed: no LM checkpoint installed (install ");

            server.models.put(new LanguageModels(List.of(new Writer("model.safetensors is cut short")), ""));
            HttpResponse<String> broken = server.post("/v1/init", "{\"init_llm\": true}");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).contains("Model initialization failed: model.safetensors is cut short");

            HttpResponse<String> unknown =
                    server.post("/v1/init", "{\"init_llm\": true, \"lm_model_path\": \"acestep-5Hz-lm-4B\"}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("(installed: acestep-5Hz-lm-0.6B)");
        }
    }

    private static JsonNode data(HttpResponse<String> answer) throws Exception {
        return TestServer.json(answer).path("data");
    }

    @Test
    void statsCountJobsByState() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            server.finished("a song");
            server.finished("fail");
            JsonNode data = TestServer.json(server.get("/v1/stats")).path("data");
            assertThat(data.path("jobs").path("total").asInt()).isEqualTo(2);
            assertThat(data.path("jobs").path("succeeded").asInt()).isEqualTo(1);
            assertThat(data.path("jobs").path("failed").asInt()).isEqualTo(1);
            assertThat(data.path("queue_size").asInt()).isZero();
            assertThat(data.path("queue_maxsize").asInt()).isEqualTo(200);
            assertThat(data.path("avg_job_seconds").isNumber()).isTrue();
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("one"), Settings.OPEN)) {
            int port = server.server().port();
            assertThatThrownBy(() -> TestServer.start(folder.resolve("two"), Settings.OPEN.withPort(port)))
                    .isInstanceOf(CannotListen.class)
                    .hasMessageStartingWith("Port %d is in use: ".formatted(port));
        }
    }
}
