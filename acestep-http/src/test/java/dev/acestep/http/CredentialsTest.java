package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.withKey("s3cret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyIsTakenFromEveryHeader() throws Exception {
        for (String value : List.of("Bearer s3cret", "bearer  s3cret", "Key s3cret", "Token s3cret", "s3cret")) {
            assertThat(status("Authorization", value)).as(value).isEqualTo(200);
        }
        assertThat(status("x-api-key", "s3cret")).isEqualTo(200);
        assertThat(status("Ocp-Apim-Subscription-Key", "s3cret")).isEqualTo(200);
    }

    @Test
    void theFirstKeyPresentDecides() throws Exception {
        HttpResponse<String> response = server.send(server.request("/v1/models")
                .header("Authorization", "Bearer wrong")
                .header("x-api-key", "s3cret"));
        assertRefused(response, "Invalid API key");
        assertThat(query("{\"ai_token\": \"s3cret\"}", "wrong").statusCode()).isEqualTo(200);
        assertRefused(query("{\"ai_token\": \"wrong\"}", "s3cret"), "Invalid ai_token");
    }

    @Test
    void whatIsMissingDependsOnTheRoute() throws Exception {
        assertRefused(server.get("/v1/models"), "Missing Authorization header");
        assertRefused(server.get("/metrics"), "Missing Authorization header");
        assertRefused(server.post("/query_result", "{}"), "Missing ai_token or Authorization header");
        assertRefused(server.post("/query_result", "{"), "Missing ai_token or Authorization header");
        assertRefused(server.post("/api/release_task", "{}"), "Missing ai_token or Authorization header");
    }

    @Test
    void docsArePublicAndHealthNeedsNothing() throws Exception {
        for (String path : List.of("/docs", "/openapi.json", "/health", "/docs/swagger-ui.css")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static int status(String header, String value) throws Exception {
        return server.send(server.request("/v1/models").header(header, value)).statusCode();
    }

    private static HttpResponse<String> query(String body, String key) throws Exception {
        return server.send(server.request("/query_result")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void assertRefused(HttpResponse<String> response, String detail) throws Exception {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo(detail);
    }
}
