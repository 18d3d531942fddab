package dev.acestep.http.pixazo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Webhook;
import dev.acestep.jobs.Webhook.Event;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headers that ask for a webhook, and what it is told. */
class PixazoWebhookTest {
    private static final String HOOK = "https://client.example.org/webhook/callback";

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
    void theEndIsToldUnlessMoreIsAskedFor() throws Exception {
        assertThat(submitted(Map.of()).submission().webhook()).isEmpty();
        assertThat(webhook(Map.of("X-Webhook-URL", HOOK)).events()).isEqualTo(Set.of(Event.COMPLETED));
        assertThat(webhook(Map.of("X-Webhook-URL", HOOK, "X-Webhook-Mode", "Terminal"))
                        .events())
                .isEqualTo(Set.of(Event.COMPLETED));
        Webhook sync = webhook(Map.of("X-Webhook-URL", HOOK, "X-Webhook-Mode", "sync"));
        assertThat(sync.events()).isEqualTo(Set.of(Event.values()));
        assertThat(sync.url()).hasToString(HOOK);
    }

    @ParameterizedTest
    @CsvSource({"a song, COMPLETED", "fail, FAILED", "break, ERROR"})
    void itIsToldWhatTheStatusRouteSays(String prompt, String status) throws Exception {
        Job job = server.await(
                submitted(prompt, Map.of("X-Webhook-URL", HOOK)).id(),
                each -> each.state().isFinal());
        String told = server.server()
                .notification(job, Event.COMPLETED, server.uri("").toString());
        assertThat(told)
                .isEqualTo(
                        server.get("/v2/requests/status/ace-step_" + job.id()).body());
        assertThat(JsonText.MAPPER.readTree(told).path("status").asText()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://client.example.org/hook | terminal | X-Webhook-URL: http is not allowed, use https",
                "https://client.example.org/hook | often | 'X-Webhook-Mode: \"often\" is not allowed (one of terminal, sync)'",
                "https://intranet.example.org/hook | sync | X-Webhook-URL: "
            })
    void whatCannotBeToldIsRefused(String url, String mode, String message) throws Exception {
        HttpResponse<String> response = submit("a song", Map.of("X-Webhook-URL", url, "X-Webhook-Mode", mode));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("error").asText()).isEqualTo("Bad Request");
        assertThat(TestServer.json(response).path("message").asText()).startsWith(message);
    }

    private static Webhook webhook(Map<String, String> headers) throws IOException, InterruptedException {
        return submitted(headers).submission().webhook().orElseThrow();
    }

    private static Job submitted(Map<String, String> headers) throws IOException, InterruptedException {
        return submitted("a song", headers);
    }

    private static Job submitted(String prompt, Map<String, String> headers) throws IOException, InterruptedException {
        String id = TestServer.json(submit(prompt, headers)).path("request_id").asText();
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
    }

    private static HttpResponse<String> submit(String prompt, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = server.request("/ace-step/v1/generate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"prompt\": \"%s\"}".formatted(prompt)));
        headers.forEach(request::header);
        return server.send(request);
    }
}
