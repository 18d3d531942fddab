package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @TempDir
    Path folder;

    @Test
    void linksFollowTheNameByWhichTheServerWasReached() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job job = server.finished("a song");
            HttpRequest.Builder request = server.request("/v1/jobs/" + job.id());
            assertBase(server, request, "http://127.0.0.1:" + server.server().port());
            assertBase(
                    server,
                    request.copy()
                            .header("Forwarded", "for=1.2.3.4;proto=https;host=\"music.example:8443\", for=2.2.2.2"),
                    "https://music.example:8443");
            assertBase(
                    server,
                    request.copy()
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Host", "music.example, inner")
                            .header("X-Forwarded-Port", "443")
                            .header("X-Forwarded-Prefix", "/ace/"),
                    "https://music.example/ace");
            assertBase(
                    server,
                    request.copy().header("X-Forwarded-Host", "evil/x?y").header("X-Forwarded-Prefix", "//evil"),
                    "http://127.0.0.1:" + server.server().port());
        }
    }

    @Test
    void aPublicUrlWinsOverEverything() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withPublicUrl("https://ace.example/m/"))) {
            Job job = server.finished("a song");
            assertBase(
                    server,
                    server.request("/v1/jobs/" + job.id()).header("X-Forwarded-Host", "other.example"),
                    "https://ace.example/m");
        }
    }

    private static void assertBase(TestServer server, HttpRequest.Builder request, String base) throws Exception {
        JsonNode output = TestServer.json(server.send(request))
                .path("data")
                .path("outputs")
                .path(0);
        assertThat(output.path("url").asText()).startsWith(base + "/outputs/");
    }
}
