package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers' requests; by raw connection, since java.net.http does not let a test set {@code Origin}. */
class CrossOriginTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.withKey("secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void localPagesMayRead() throws Exception {
        for (String origin : List.of("null", "http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080")) {
            RawConnection.Answer answer = ask("GET", "/health", "Origin: " + origin);
            assertThat(answer.headers()).containsEntry("access-control-allow-origin", origin);
            assertThat(answer.headers().get("access-control-expose-headers"))
                    .contains("Content-Range", "ETag", "X-Request-Id", "X-ACE-Engine");
        }
    }

    @Test
    void pagesOfOtherOriginsMayOnlyFollowOutputLinks() throws Exception {
        for (String origin : List.of("https://evil.example", "http://localhost.evil.example", "http://localhost:x")) {
            assertThat(ask("GET", "/health", "Origin: " + origin).headers())
                    .doesNotContainKey("access-control-allow-origin");
            assertThat(ask("GET", "/outputs/a/b", "Origin: " + origin).headers())
                    .containsEntry("access-control-allow-origin", origin);
        }
    }

    @Test
    void aPathThatLeavesTheOutputsIsNoOutputLink() throws Exception {
        for (String path : List.of("/outputs/../api/health", "/outputs/a/../../api/health")) {
            assertThat(ask("GET", path, "Origin: https://evil.example").headers())
                    .as(path)
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void aPreflightNeedsNoKeyOnAnyRoute() throws Exception {
        String asking = "Origin: http://localhost\r\nAccess-Control-Request-Method: DELETE\r\n"
                + "Access-Control-Request-Headers: authorization,x-client-name,x-evil";
        for (String path : List.of("/v1/jobs/x", "/release_task", "/nowhere", "/api/health")) {
            RawConnection.Answer answer = ask("OPTIONS", path, asking);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers().get("access-control-allow-methods")).contains("PUT", "DELETE", "PATCH");
            assertThat(answer.headers().get("access-control-allow-headers"))
                    .contains("Authorization", "Ocp-Apim-Subscription-Key", "Last-Event-ID", "x-client-name")
                    .doesNotContain("x-evil");
        }
    }

    @Test
    void errorsCanBeReadByPagesToo() throws Exception {
        assertThat(ask("GET", "/v1/models", "Origin: null").headers())
                .containsEntry("access-control-allow-origin", "null");
        assertThat(ask("GET", "/v1/models", "Origin: null").status()).isEqualTo(401);
    }

    @Test
    void everyHeaderOfEveryDialectMayBeSentToEveryDialectsPaths() throws Exception {
        for (String header : List.of(
                "Content-Type",
                "Authorization",
                "x-api-key",
                "Ocp-Apim-Subscription-Key",
                "Cache-Control",
                "X-Webhook-URL",
                "X-Webhook-Mode",
                "X-Client-Name",
                "X-Client-Version",
                "X-Client-OS",
                "X-Initiator",
                "Range",
                "If-None-Match",
                "Last-Event-ID",
                "Prefer")) {
            for (String path : List.of("/api/v3/media/x", "/v2/ace-step-music", "/ace-step/v1/generate", "/fal-ai/x")) {
                RawConnection.Answer answer = ask(
                        "OPTIONS",
                        path,
                        "Origin: http://localhost:5173\r\nAccess-Control-Request-Method: PUT\r\n"
                                + "Access-Control-Request-Headers: " + header.toLowerCase(Locale.ROOT));
                assertThat(answer.headers().get("access-control-allow-headers")).containsIgnoringCase(header);
            }
        }
    }

    @Test
    void refusalsThatNoRouteSawCanBeReadByPagesToo() throws Exception {
        RawConnection.Answer large = ask(
                "POST",
                "/release_task",
                "Origin: http://localhost\r\nAuthorization: Bearer secret\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000));
        assertThat(large.status()).isEqualTo(413);
        RawConnection.Answer unknown = ask("GET", "/nowhere", "Origin: http://localhost");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(List.of(large, unknown))
                .allSatisfy(answer ->
                        assertThat(answer.headers()).containsEntry("access-control-allow-origin", "http://localhost"));
    }

    private static RawConnection.Answer ask(String method, String path, String headers) throws IOException {
        try (RawConnection connection = new RawConnection(server.server().port(), 5_000)) {
            connection.write("%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n\r\n".formatted(method, path, headers));
            return connection.read(false).orElseThrow();
        }
    }
}
