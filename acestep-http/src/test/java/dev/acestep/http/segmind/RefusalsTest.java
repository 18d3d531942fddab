package dev.acestep.http.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.server.Patience;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final String UNKNOWN = "{\"error\":\"Model or endpoint not found\"}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.withoutWorkers(folder, Settings.withKey("secret"), Patience.USUAL);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/requests/x", "/v2/requests/x/status", "/v1/requests/x", "/v1/get-user-credits"})
    void nobodyReadsWithoutAKey(String path) throws Exception {
        refused(server.get(path), 401, "{\"error\":\"Missing Authorization or x-api-key in header\"}");
        refused(
                server.send(server.request(path).header("x-api-key", "guess")),
                401,
                "{\"error\":\"Unauthorized. API key is invalid or may have expired.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {Client.V1, Client.V2})
    void nobodySubmitsWithoutAKey(String path) throws Exception {
        refused(server.post(path, Client.SONG), 401, "{\"error\":\"Missing Authorization or x-api-key in header\"}");
    }

    @ParameterizedTest
    @CsvSource({"x-api-key, secret", "Authorization, Bearer secret"})
    void aKeyIsTakenFromEitherHeader(String header, String value) throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("/v1/get-user-credits").header(header, value));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void theOwnHeaderDecides() throws Exception {
        HttpResponse<String> answer = server.send(server.request("/v1/get-user-credits")
                .header("x-api-key", "guess")
                .header("Authorization", "Bearer secret"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | '{\"genres\":' | Malformed JSON payload",
                "application/json | '[1]' | JSON payload must be an object",
                "application/json | '' | genres: required field is missing",
                "application/json | '{\"genres\": \"funk\"}' | output_seconds: required field is missing",
                "application/x-www-form-urlencoded | genres=funk | Unsupported Content-Type: application/x-www-form-urlencoded; use application/json",
            })
    void aBodyThatCannotBeReadIsRefused(String type, String body, String error) throws Exception {
        for (String path : new String[] {Client.V1, Client.V2}) {
            HttpResponse<String> answer =
                    server.send(key(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
            refused(answer, 400, "{\"error\":\"%s\"}".formatted(error));
        }
        assertThat(server.jobs().statistics().total()).isZero();
    }

    @Test
    void aTypeThatIsNoJsonIsABadRequest() throws Exception {
        HttpResponse<String> answer = server.send(
                key(Client.V2).header("Content-Type", "audio/mpeg").POST(HttpRequest.BodyPublishers.ofString("ID3")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"Unsupported Content-Type: audio/mpeg");
    }

    @Test
    void unknownNamesAreNotFound() throws Exception {
        refused(server.post("/v2/nonsense", Client.SONG), 404, UNKNOWN);
        refused(server.get("/v2/nonsense"), 404, UNKNOWN);
        HttpResponse<String> nativeOne = server.post("/v1/nonsense", Client.SONG);
        assertThat(nativeOne.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(nativeOne).path("error").asText()).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @ValueSource(strings = {Client.V1, Client.V2})
    void songsAreNotReadButMade(String path) throws Exception {
        HttpResponse<String> answer = server.send(key(path));
        refused(answer, 405, "{\"error\":\"Method Not Allowed\"}");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void tooLargeABodyIsRefused() throws Exception {
        String large = "{\"genres\": \"%s\"}".formatted("x".repeat(1 << 20));
        HttpResponse<String> answer = server.send(key(Client.V2)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(large)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains("ACESTEP_MAX_BODY_MB");
    }

    @Test
    void aFullQueueTellsWhenToComeBack(@TempDir Path folder) throws Exception {
        try (TestServer full = TestServer.withoutWorkers(folder, Settings.OPEN, Patience.USUAL)) {
            for (int i = 0; i < 200; i++) {
                full.submit("wait");
            }
            HttpResponse<String> answer = full.post(Client.V2, Client.SONG);
            refused(answer, 429, "{\"error\":\"Too many requests\"}");
            assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isPositive();
            String reset =
                    answer.headers().firstValue("x-rate-limit-reset-at-utc").orElseThrow();
            assertThat(reset).endsWith("Z");
            assertThat(Instant.parse(reset)).isAfter(Instant.now().minusSeconds(60));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_CREDIT | 406 | Insufficient credits",
                "FORBIDDEN | 403 | Insufficient permissions",
                "UNKNOWN_MODEL | 404 | Model or endpoint not found",
                "NO_ENGINE | 502 | Service temporarily unavailable",
                "STOPPING | 502 | Service temporarily unavailable",
                "TIMEOUT | 504 | Request timed out",
                "INTERNAL | 500 | Internal server error: it broke",
                "RATE_LIMITED | 429 | Too many requests",
                "TOO_MANY_JOBS | 429 | Too many requests",
                "INVALID_VALUE | 400 | it broke",
            })
    void everyReasonHasItsWords(Reason reason, int status, String error) {
        HttpProblem problem = new HttpProblem(reason, "it broke");
        assertThat(SegmindError.status(problem)).isEqualTo(status);
        assertThat(SegmindError.of(problem).error()).isEqualTo(error);
    }

    private HttpRequest.Builder key(String path) {
        return server.request(path).header("x-api-key", "secret");
    }

    private static void refused(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
