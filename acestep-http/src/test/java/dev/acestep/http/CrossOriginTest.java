package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    private static RawConnection.Answer ask(String method, String path, String headers) throws IOException {
        try (RawConnection connection = new RawConnection(server.server().port(), 5_000)) {
            connection.write("%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n\r\n".formatted(method, path, headers));
            return connection.read(false).orElseThrow();
        }
    }
}
