package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {
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
    void anErrorIsDetailAndEnvelopeAtOnce() throws Exception {
        HttpResponse<String> response = server.get("/nowhere");
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode body = TestServer.json(response);
        assertThat(body.path("detail").asText()).isEqualTo("Not Found");
        assertThat(body.path("error").asText()).isEqualTo("Not Found");
        assertThat(body.path("code").asInt()).isEqualTo(404);
        assertThat(body.path("data").isNull()).isTrue();
        assertThat(body.path("extra").isNull()).isTrue();
        assertThat(body.path("timestamp").asLong()).isGreaterThan(1_700_000_000_000L);
    }

    @Test
    void aWrongMethodNamesTheRightOnes() throws Exception {
        HttpResponse<String> response = server.get("/release_task");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo("Method Not Allowed");
        assertThat(server.delete("/api/query_result").statusCode()).isEqualTo(405);
    }

    @Test
    void everyAnswerHasAnIdAndSafeOnesAreEchoed() throws Exception {
        assertThat(requestId("/health", "my-id_1.2")).isEqualTo("my-id_1.2");
        assertThat(requestId("/nowhere", "a".repeat(128))).isEqualTo("a".repeat(128));
        assertThat(requestId("/nowhere", "a".repeat(129))).hasSize(36);
        assertThat(requestId("/health", "<script>")).hasSize(36);
    }

    @Test
    void bodiesThatAreTooLargeNameTheLimit() throws Exception {
        for (HttpRequest.BodyPublisher body : List.of(
                HttpRequest.BodyPublishers.ofByteArray(new byte[1_100_000]),
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_100_000])))) {
            HttpResponse<String> response = server.send(server.request("/query_result")
                    .header("Content-Type", "application/json")
                    .POST(body));
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(TestServer.json(response).path("detail").asText())
                    .contains("1 MB")
                    .contains("ACESTEP_MAX_BODY_MB");
        }
    }

    @Test
    void brokenHttpIsRefusedInTheSameForm() throws Exception {
        for (String request : List.of(
                "GARBAGE\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /../x HTTP/1.1\r\nHost: a\r\n\r\n")) {
            try (RawConnection connection = new RawConnection(server.server().port(), 5_000)) {
                connection.write(request);
                RawConnection.Answer answer = connection.read(false).orElseThrow();
                assertThat(answer.status()).as(request).isEqualTo(400);
                assertThat(answer.headers()).containsKey("x-request-id");
                assertThat(answer.body()).startsWith("{\"detail\":\"Malformed HTTP request\"");
                assertThat(connection.closesByItself()).isTrue();
            }
        }
    }

    @Test
    void aServerFaultTellsItsIdAndNothingElse() throws Exception {
        try (TestServer broken = TestServer.start(folder.resolve("broken"), Settings.OPEN)) {
            broken.models.breakDown();
            HttpResponse<String> response =
                    broken.send(broken.request("/v1/models").header("X-Request-Id", "the-id"));
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(TestServer.json(response).path("detail").asText())
                    .isEqualTo("Internal server error (request the-id)");
            broken.server().announceStop();
            assertThat(broken.get("/v1/models").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void nativeRoutesAnswerUnderApiToo() throws Exception {
        for (String path : List.of("/api/health", "/api/v1/stats", "/api/v1/jobs?limit=1", "/api/v1/model_inventory")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(server.get("/api/v1/../../x").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v3/anything").statusCode()).isEqualTo(404);
        assertThat(TestServer.json(server.get("/api/v1/models")).path("object").asText())
                .isEqualTo("list");
        assertThat(TestServer.json(server.get("/v1/models?shape=openai"))
                        .path("data")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("acestep/acestep-sketch");
        assertThat(TestServer.json(server.get("/v1/models"))
                        .path("data")
                        .path("default_model")
                        .asText())
                .isEqualTo("acestep-sketch");
    }

    private static String requestId(String path, String sent) throws Exception {
        return server.send(server.request(path).header("X-Request-Id", sent))
                .headers()
                .firstValue("X-Request-Id")
                .orElse("");
    }
}
