package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
            assertThat(server.get("/ready").statusCode()).isEqualTo(503);
        }
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
