package dev.acestep.http.fal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestRoutesTest {
    private static final String APP = "/fal-ai/ace-step";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSubmissionTellsWhereToLook() throws Exception {
        HttpResponse<String> taken = server.post(APP, "{\"tags\": \"lofi\"}");
        assertThat(taken.statusCode()).isEqualTo(200);
        String id = TestServer.json(taken).path("request_id").asText();
        String request = server.uri(APP + "/requests/" + id).toString();
        assertThat(taken.body())
                .isEqualTo(("{\"status\":\"IN_QUEUE\",\"request_id\":\"%s\",\"response_url\":\"%s\","
                                + "\"status_url\":\"%s/status\",\"cancel_url\":\"%s/cancel\",\"queue_position\":0}")
                        .formatted(id, request, request, request));
        assertThat(taken.headers().firstValue("x-fal-request-id")).contains(id);
        assertThat(taken.headers().firstValue("X-ACE-Engine")).isPresent();
        ended(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, APP + "/prompt-to-audio"})
    void aRequestIsFollowedToItsSong(String app) throws Exception {
        String id = submit(app, "wait for me");
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        JsonNode status = get(app + "/requests/" + id + "/status?logs=1");
        assertThat(status.path("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(status.path("queue_position").isNull()).isTrue();
        assertThat(status.path("logs").findValuesAsText("message")).contains("Started, attempt 1");
        assertThat(get(app + "/requests/" + id + "/status").path("logs")).isEmpty();
        HttpResponse<String> early = server.get(app + "/requests/" + id);
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).isEqualTo("{\"detail\":\"Request is still in progress\"}");
        server.songs.step(100);
        ended(id);
        assertThat(get(app + "/requests/" + id + "/status").path("status").asText())
                .isEqualTo("COMPLETED");
        HttpResponse<String> result = server.get(app + "/requests/" + id);
        assertThat(result.headers().firstValue("x-fal-request-id")).contains(id);
        JsonNode song = TestServer.json(result);
        assertThat(song.fieldNames()).toIterable().containsExactly("audio", "seed", "tags", "lyrics");
        JsonNode audio = song.path("audio");
        assertThat(audio.path("content_type").asText()).isEqualTo("audio/wav");
        assertThat(audio.path("file_name").asText()).isEqualTo("output.wav");
        assertThat(audio.path("file_size").asLong()).isEqualTo(Songs.BYTES.length);
        assertThat(song.path("seed").asLong()).isEqualTo(42);
        String link = URI.create(audio.path("url").asText()).getPath();
        assertThat(server.bytes(server.request(link)).body()).isEqualTo(Songs.BYTES);
    }

    @Test
    void aFailureIsCompletedWithAnError() throws Exception {
        String id = submit(APP, "fail");
        ended(id);
        JsonNode status = get(APP + "/requests/" + id + "/status");
        assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("error").asText()).isEqualTo("The engine gave up");
        HttpResponse<String> result = server.get(APP + "/requests/" + id);
        assertThat(result.statusCode()).isIn(422, 500);
        assertThat(result.body()).isEqualTo("{\"detail\":\"The engine gave up\"}");
    }

    @Test
    void aRequestIsCancelledOnce() throws Exception {
        String id = submit(APP, "wait until cancelled");
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        HttpResponse<String> cancelled = put(APP + "/requests/" + id + "/cancel");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.body()).isEqualTo("{\"status\":\"CANCELLATION_REQUESTED\"}");
        server.songs.step(1);
        ended(id);
        HttpResponse<String> late = put(APP + "/requests/" + id + "/cancel");
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).isEqualTo("{\"status\":\"ALREADY_COMPLETED\"}");
        assertThat(get(APP + "/requests/" + id + "/status").path("error").asText())
                .isEqualTo("Cancelled");
        HttpResponse<String> result = server.get(APP + "/requests/" + id);
        assertThat(result.statusCode()).isEqualTo(422);
        assertThat(result.body()).isEqualTo("{\"detail\":\"Cancelled\"}");
    }

    @Test
    void aRequestIsFollowedAsItChanges() throws Exception {
        String id = submit(APP, "wait and be followed");
        Future<HttpResponse<String>> stream = stream(APP + "/requests/" + id + "/status/stream?logs=1");
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        server.songs.step(100);
        HttpResponse<String> told = stream.get();
        assertThat(told.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> lines = told.body().lines().filter(line -> !line.isEmpty()).toList();
        assertThat(lines).allMatch(line -> line.startsWith("data: {"));
        JsonNode last = JsonText.MAPPER.readTree(lines.getLast().substring("data: ".length()));
        assertThat(last.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(last.path("request_id").asText()).isEqualTo(id);
    }

    @Test
    void webhooksAreToldInTheDialectsForm() throws Exception {
        String id = TestServer.json(
                        server.post(APP + "?fal_webhook=https%3A%2F%2Fhooks.example.org%2Ffal", "{\"tags\": \"lofi\"}"))
                .path("request_id")
                .asText();
        Job job = ended(id);
        Webhook webhook = job.submission().webhook().orElseThrow();
        assertThat(webhook.url()).hasToString("https://hooks.example.org/fal");
        assertThat(webhook.events()).isSubsetOf(Set.of(Webhook.Event.COMPLETED));
        JsonNode told = notification(job, webhook);
        assertThat(told.fieldNames())
                .toIterable()
                .containsExactly("request_id", "gateway_request_id", "status", "payload");
        assertThat(told.path("status").asText()).isEqualTo("OK");
        assertThat(told.path("gateway_request_id").asText()).isEqualTo(id);
        assertThat(told.path("payload")).isEqualTo(get(APP + "/requests/" + id));
        JsonNode failed = notification(ended(submit(APP, "fail")), webhook);
        assertThat(failed.path("status").asText()).isEqualTo("ERROR");
        assertThat(failed.path("error").asText()).isEqualTo("The engine gave up");
        assertThat(failed.path("payload").toString()).isEqualTo("{\"detail\":\"The engine gave up\"}");
    }

    @Test
    void aWebhookThatMayNotBeToldIsRefused() throws Exception {
        HttpResponse<String> refused =
                server.post(APP + "?fal_webhook=http%3A%2F%2Fhooks.example.org%2F", "{\"tags\": \"lofi\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(refused).at("/detail/0/msg").asText()).startsWith("fal_webhook: ");
    }

    @Test
    void theJobsApiKnowsTheRequest() throws Exception {
        String id = submit(APP + "/prompt-to-audio", "a sunny day");
        JsonNode job = get("/v1/jobs/" + id).path("data");
        assertThat(job.path("dialect").asText()).isEqualTo("fal");
        assertThat(job.path("public_id").asText()).isEqualTo(id);
        assertThat(job.path("model").asText()).isEqualTo("fal-ai/ace-step/prompt-to-audio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/status/stream"})
    void requestsOfNobodyAreUnknown(String route) throws Exception {
        String other = server.submit("native").id().toString();
        for (String id : new String[] {other, "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77", "nonsense"}) {
            HttpResponse<String> answer = server.get(APP + "/requests/" + id + route);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Request not found\"}");
        }
        assertThat(put(APP + "/requests/" + other + "/cancel").statusCode()).isEqualTo(404);
    }

    private String submit(String app, String words) throws Exception {
        return TestServer.json(server.post(app, "{\"tags\": \"%s\"}".formatted(words)))
                .path("request_id")
                .asText();
    }

    private Job ended(String id) throws Exception {
        return server.await(JobId.parse(id).orElseThrow(), job -> job.state().isFinal());
    }

    private JsonNode notification(Job job, Webhook webhook) throws Exception {
        return JsonText.MAPPER.readTree(server.server().notification(job, Webhook.Event.COMPLETED, webhook.base()));
    }

    private JsonNode get(String path) throws Exception {
        return TestServer.json(server.get(path));
    }

    private HttpResponse<String> put(String path) throws Exception {
        return server.send(server.request(path).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private Future<HttpResponse<String>> stream(String path) {
        FutureTask<HttpResponse<String>> call = new FutureTask<>(() -> server.get(path));
        Thread.ofVirtual().start(call);
        return call;
    }
}
