package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of native jobs, from the field to the log (§3.7, §4.11, §9). */
class WebhooksTest {
    @TempDir
    static Path folder;

    private static final List<String> BODIES = new CopyOnWriteArrayList<>();
    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static TestServer server;
    private static HttpServer receiver;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(folder, Settings.OPEN);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "thanks".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(STATUS.get(), answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        receiver.stop(0);
    }

    @Test
    void theEndIsToldAndLogged() throws Exception {
        Job job = ended(submit("a song", url(), ""));
        JsonNode delivery = delivered(job, 1).path(0);
        assertThat(delivery.path("event").asText()).isEqualTo("job.completed");
        assertThat(delivery.path("url").asText()).isEqualTo(url());
        assertThat(delivery.path("attempt").asInt()).isEqualTo(1);
        assertThat(delivery.path("http_status").asInt()).isEqualTo(200);
        assertThat(delivery.path("state").asText()).isEqualTo("delivered");
        assertThat(delivery.path("response").asText()).isEqualTo("thanks");
        assertThat(delivery.path("error").isNull()).isTrue();
        assertThat(delivery.path("next_attempt_at").isNull()).isTrue();
        assertThat(delivery.path("delivery_id").asText()).isNotEmpty();
        JsonNode told = body(job);
        assertThat(told.path("event").asText()).isEqualTo("job.completed");
        assertThat(told.path("status").asInt()).isEqualTo(1);
        assertThat(told.path("job").path("outputs").path(0).path("url").asText())
                .startsWith("http://127.0.0.1:");
        JsonNode shown = data(server.get("/v1/jobs/" + job.id()));
        assertThat(shown.path("webhook").path("pending").asBoolean()).isFalse();
        assertThat(shown.path("webhook").path("deliveries")).hasSize(1);
        assertThat(shown.path("request").path("webhook_url").asText()).isEqualTo(url());
        assertThat(shown.path("request").path("webhook_events").toString()).isEqualTo("[\"completed\"]");
        JsonNode listed = data(server.get("/v1/jobs?limit=200")).path("items");
        assertThat(listed.findValuesAsText("url")).contains(url());
        assertThat(server.get("/metrics").body()).contains("acestep_webhook_deliveries_total{result=\"delivered\"}");
    }

    @Test
    void aFailureIsRetriedAndMayBeToldAgain() throws Exception {
        STATUS.set(500);
        Job job = ended(submit("fail", url(), ""));
        assertThat(delivered(job, 1).path(0).path("state").asText()).isEqualTo("retrying");
        assertThat(data(server.get("/v1/jobs/" + job.id()))
                        .path("webhook")
                        .path("pending")
                        .asBoolean())
                .isTrue();
        STATUS.set(200);
        await(job, items -> items.path(items.size() - 1).path("state").asText().equals("delivered"));
        int before = deliveries(job).size();
        HttpResponse<String> again = server.post("/v1/jobs/" + job.id() + "/deliveries/redeliver", "");
        assertThat(data(again).toString()).isEqualTo("{\"queued\":true}");
        JsonNode items = delivered(job, before + 1);
        assertThat(items.path(before).path("delivery_id"))
                .isEqualTo(items.path(0).path("delivery_id"));
        assertThat(body(job).path("status").asInt()).isEqualTo(2);
    }

    @Test
    void theCourseIsToldToWhoAsks() throws Exception {
        JobId id = submit("wait", url(), "queued,running,progress");
        server.await(id, job -> job.state() == JobState.RUNNING);
        assertThat(server.post("/v1/jobs/" + id + "/deliveries/redeliver", "").statusCode())
                .isEqualTo(409);
        server.songs.step(100);
        Job job = ended(id);
        await(job, items -> items.toString().contains("job.completed"));
        assertThat(BODIES.stream().filter(body -> body.contains(id.toString())))
                .anyMatch(body -> body.contains("\"job.running\"") || body.contains("\"job.progress\""));
    }

    @Test
    void aUrlThatIsNotAllowedIsRefused() throws Exception {
        for (String url :
                List.of("http://example.org/", "https://intranet.example.org/", "https://10.0.0.1/", "nonsense")) {
            HttpResponse<String> refused =
                    server.post("/release_task", "{\"prompt\": \"a song\", \"webhook_url\": \"%s\"}".formatted(url));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(TestServer.json(refused).path("error").asText()).startsWith("webhook_url: ");
        }
        HttpResponse<String> insecure =
                server.post("/release_task", "{\"prompt\": \"a song\", \"webhook_url\": \"http://example.org/\"}");
        assertThat(TestServer.json(insecure).path("error").asText())
                .isEqualTo("webhook_url: http is not allowed, use https");
    }

    private static String url() {
        return "http://localhost:%d/hook?token=1"
                .formatted(receiver.getAddress().getPort());
    }

    private static JobId submit(String prompt, String url, String events) throws Exception {
        HttpResponse<String> taken = server.post(
                "/release_task",
                "{\"prompt\": \"%s\", \"webhook_url\": \"%s\", \"webhook_events\": \"%s\"}"
                        .formatted(prompt, url, events));
        return JobId.parse(data(taken).path("task_id").asText()).orElseThrow();
    }

    private static Job ended(JobId id) throws InterruptedException {
        return server.await(id, job -> job.state().isFinal());
    }

    private static JsonNode delivered(Job job, int count) throws Exception {
        return await(job, items -> items.size() >= count);
    }

    private static JsonNode await(Job job, java.util.function.Predicate<JsonNode> wanted) throws Exception {
        return TestServer.until(() -> Optional.of(deliveries(job)).filter(wanted));
    }

    private static JsonNode deliveries(Job job) throws Exception {
        return data(server.get("/v1/jobs/" + job.id() + "/deliveries")).path("items");
    }

    private static JsonNode body(Job job) throws IOException {
        return JsonText.MAPPER.readTree(BODIES.stream()
                .filter(body -> body.contains(job.id().toString()))
                .toList()
                .getLast());
    }

    private static JsonNode data(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response).path("data");
    }
}
