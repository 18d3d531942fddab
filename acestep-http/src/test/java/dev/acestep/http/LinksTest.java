package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Forwarded: host=a.example                                      | http://a.example
            Forwarded: Proto=HTTPS;Host="a.example"                        | https://a.example
            Forwarded: for="[2001:db8::1]:47011" ; host="[2001:db8::2]:81" | http://[2001:db8::2]:81
            Forwarded: for="a;host=evil.example";host=a.example            | http://a.example
            Forwarded: for="a\\";host=evil";host=a.example                | http://a.example
            Forwarded: xhost=evil.example;host=a.example                   | http://a.example
            Forwarded: for=1.2.3.4, host=evil.example                      | own
            Forwarded: host=a.example/path                                 | own
            Forwarded: host="a.example                                     | own
            X-Forwarded-Proto: https, http                                 | https own
            X-Forwarded-Proto: ftp                                         | own
            X-Forwarded-Host: a.example:8443                               | http://a.example:8443
            X-Forwarded-Host: [::1]                                        | http://[::1]
            X-Forwarded-Host: a.example@evil.example                       | own
            X-Forwarded-Prefix: /ace/v-1                                   | own/ace/v-1
            X-Forwarded-Prefix: /ace/../evil                               | own
            X-Forwarded-Prefix: //evil.example                             | own
            """)
    void whatProxiesSayCountsIfItCanBeTrue(String header, String base) throws Exception {
        String[] parts = header.split(": ", 2);
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job job = server.finished("a song");
            String own = "127.0.0.1:" + server.server().port();
            assertBase(
                    server,
                    server.request("/v1/jobs/" + job.id()).header(parts[0], parts[1]),
                    base.startsWith("https own")
                            ? "https://" + own
                            : base.startsWith("own") ? "http://" + own + base.substring(3) : base);
        }
    }

    @Test
    void aHeaderOfThousandsOfQuotesIsReadQuickly() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN)) {
            Job job = server.finished("a song");
            assertBase(
                    server,
                    server.request("/v1/jobs/" + job.id()).header("Forwarded", "for=\"a\\\\\";".repeat(1_500) + "\","),
                    "http://127.0.0.1:" + server.server().port());
        }
    }

    @Test
    void whoIsNoTrustedProxyCannotChangeLinks() throws Exception {
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withTrustedProxies("192.0.2.0/24"))) {
            Job job = server.finished("a song");
            assertBase(
                    server,
                    server.request("/v1/jobs/" + job.id())
                            .header("Forwarded", "proto=https;host=evil.example")
                            .header("X-Forwarded-Host", "evil.example")
                            .header("X-Forwarded-Prefix", "/evil"),
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
