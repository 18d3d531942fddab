package dev.acestep.http.pixazo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.keys.ApiKey.Limits;
import dev.acestep.jobs.keys.ApiKey.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key may do, and what it is told that it may not. */
class PixazoLimitsTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder, Settings.withKey("s3cret"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"30, 1, 0.01", "10, 1, 0.01", "600, 4, 0.48"})
    void aJobBeyondTheBalanceIsRefusedWithItsPrice(int seconds, int count, String price) throws Exception {
        String key = key("poor", Limits.NONE, Optional.of(5_000L));
        HttpResponse<String> response = submit(key, "pop", seconds, count);
        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"Insufficient Balance\",\"message\":\"Your wallet does not have enough balance."
                        + " Required: $%s\"}".formatted(price));
    }

    @Test
    void tooManyJobsAtOnceAreRefusedForAWhile() throws Exception {
        String key = key("busy", new Limits(Optional.empty(), Optional.of(1)), Optional.empty());
        assertThat(submit(key, "wait", 30, 1).statusCode()).isEqualTo(202);
        HttpResponse<String> response = submit(key, "pop", 30, 1);
        assertThat(response.statusCode()).isEqualTo(429);
        assertTooMany(response);
    }

    @Test
    void tooManyRequestsAreRefusedForAWhile() throws Exception {
        String key = key("fast", new Limits(Optional.of(1), Optional.empty()), Optional.empty());
        assertThat(submit(key, "pop", 30, 1).statusCode()).isEqualTo(202);
        assertTooMany(submit(key, "pop", 30, 1));
    }

    @Test
    void anotherKeysRequestIsUnknown() throws Exception {
        String id = TestServer.json(submit(key("one", Limits.NONE, Optional.empty()), "pop", 30, 1))
                .path("request_id")
                .asText();
        String other = key("other", Limits.NONE, Optional.empty());
        HttpResponse<String> response =
                server.send(server.request("/v2/requests/status/" + id).header("Ocp-Apim-Subscription-Key", other));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response).path("error").asText()).isEqualTo("Request not found");
    }

    private static void assertTooMany(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(429);
        String seconds = response.headers().firstValue("Retry-After").orElseThrow();
        JsonNode body = TestServer.json(response);
        assertThat(body.path("error").asText()).isEqualTo("Too Many Requests");
        assertThat(body.path("message").asText()).isEqualTo("Rate limit exceeded, retry in %s s".formatted(seconds));
    }

    private HttpResponse<String> submit(String key, String prompt, int seconds, int count)
            throws IOException, InterruptedException {
        return server.send(server.request("/ace-step/v1/generate")
                .header("Content-Type", "application/json")
                .header("Ocp-Apim-Subscription-Key", key)
                .POST(BodyPublishers.ofString("{\"prompt\": \"%s\", \"duration\": %d, \"batch_size\": %d}"
                        .formatted(prompt, seconds, count))));
    }

    private String key(String name, Limits limits, Optional<Long> creditMillis) {
        return server.keys.create(name, Role.USER, limits, creditMillis).text();
    }
}
