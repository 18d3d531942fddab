package dev.acestep.http.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook.Event;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, waiting, looking, listing, cancelling. */
class ReplicateFlowTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCreationIsAnsweredWithExactlyThis() throws Exception {
        HttpResponse<String> response =
                create("/models/acme/ace-step/predictions", "{\"prompt\": \"wait\", \"x\": 1.50}");
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode body = TestServer.json(response);
        String id = body.path("id").asText();
        String url = server.uri("/v1/predictions/" + id).toString();
        assertThat(response.body())
                .isEqualTo("""
                {"id":"%s","model":"acme/ace-step","version":"acestep-sketch","input":{"prompt":"wait","x":1.50},\
                "output":null,"status":"starting","error":null,"logs":"","created_at":"%s","started_at":null,\
                "completed_at":null,"urls":{"get":"%s","cancel":"%s/cancel"},"metrics":{}}""".formatted(id, body.path("created_at").asText(), url, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v1"})
    void aPredictionIsFollowedToItsEnd(String root) throws Exception {
        JsonNode created = created(root + "/predictions", "wait a moment");
        Job running = server.await(id(created), job -> job.state() == JobState.RUNNING);
        server.songs.step(60);
        server.await(running.id(), job -> job.progress() >= 0.5);
        JsonNode processing = get(root, created);
        assertThat(processing.path("status").asText()).isEqualTo("processing");
        assertThat(processing.path("logs").asText()).containsPattern("(?m)^\\s*[0-9]+%\\s*\\|.+?\\|\\s*[0-9]+/[0-9]+");
        server.songs.step(100);
        JsonNode ended = ended(created);
        assertThat(ended.path("status").asText()).isEqualTo("succeeded");
        assertThat(ended.path("output")).hasSize(1);
        assertThat(ended.path("metrics").path("predict_time").isNumber()).isTrue();
        assertThat(ended.path("completed_at").asText()).endsWith("Z");
        assertThat(server.get(path(ended.path("output").get(0).asText())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFailureHasItsCause() throws Exception {
        JsonNode failed = ended(created("/predictions", "fail"));
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText()).isEqualTo("The engine gave up");
        assertThat(failed.path("output").isNull()).isTrue();
    }

    @Test
    void aCreationMayWaitForTheEnd() throws Exception {
        HttpResponse<String> done = waiting("a song", "wait");
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(done.headers().firstValue("Preference-Applied")).contains("wait=60");
        assertThat(TestServer.json(done).path("status").asText()).isEqualTo("succeeded");
        JsonNode late = TestServer.json(waiting("wait", "respond-async, wait=1"));
        assertThat(late.path("status").asText())
                .as("clients poll on after this alone")
                .isEqualTo("starting");
        assertThat(get("", late).path("status").asText()).isEqualTo("processing");
        assertThat(late.path("output").isNull()).isTrue();
    }

    @Test
    void aPredictionIsCancelledOnce() throws Exception {
        JsonNode running = created("/predictions", "wait");
        server.await(id(running), job -> job.state() == JobState.RUNNING);
        JsonNode queued = created("/predictions", "a song");
        assertThat(cancelled(queued).path("status").asText()).isEqualTo("canceled");
        assertThat(cancelled(queued).path("status").asText()).isEqualTo("canceled");
        cancelled(running);
        server.songs.step(100);
        assertThat(ended(running).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void listsGoBothWays() throws Exception {
        List<String> ids = new ArrayList<>();
        server.submit("wait");
        for (int i = 0; i < 150; i++) {
            ids.addFirst(created("/predictions", "a song").path("id").asText());
        }
        JsonNode first = TestServer.json(server.get("/v1/predictions"));
        assertThat(first.path("results").findValuesAsText("id")).isEqualTo(ids.subList(0, 100));
        assertThat(first.path("previous").isNull()).isTrue();
        JsonNode second = TestServer.json(server.get(path(first.path("next").asText())));
        assertThat(second.path("results").findValuesAsText("id")).isEqualTo(ids.subList(100, 150));
        assertThat(second.path("next").isNull()).isTrue();
        JsonNode back = TestServer.json(server.get(path(second.path("previous").asText())));
        assertThat(back.path("results")).isEqualTo(first.path("results"));
        assertThat(back.path("previous").isNull()).isTrue();
        assertThat(back.path("next")).isEqualTo(first.path("next"));
        assertThat(server.get("/predictions?cursor=nonsense").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | COMPLETED",
                "'\"start\"' | COMPLETED,RUNNING",
                "'\"logs\", \"output\"' | COMPLETED,PROGRESS",
                "'\"completed\"' | COMPLETED"
            })
    void aWebhookIsToldThePrediction(String filter, String events) throws Exception {
        JsonNode created = TestServer.json(server.post("/predictions", """
                {"version": "ace-step", "input": {"prompt": "a song"}, "webhook": "https://client.example.org/hook",
                 "webhook_events_filter": [%s]}""".formatted(filter)));
        ended(created);
        Job job = server.jobs().find(id(created)).orElseThrow();
        assertThat(job.submission().webhook().orElseThrow().events())
                .isEqualTo(Set.of(List.of(events.split(",", -1)).stream()
                        .map(Event::valueOf)
                        .toArray(Event[]::new)));
        assertThat(server.server()
                        .notification(job, Event.COMPLETED, server.uri("").toString()))
                .isEqualTo(server.get("/predictions/" + job.id()).body());
    }

    @Test
    void whatIsNotThere() throws Exception {
        HttpResponse<String> unknown = server.get("/v1/predictions/0198c0de5a3b7c119d0e3b2f6a1c9e77");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("""
                {"detail":"The requested prediction could not be found.","status":404,"title":"Not found"}""");
        Job foreign = server.submit("a native song");
        assertThat(server.get("/predictions/" + foreign.id()).statusCode()).isEqualTo(404);
        assertThat(server.delete("/predictions").statusCode()).isEqualTo(405);
        assertThat(server.get("/v1/models").body())
                .as("belongs to the native dialect")
                .contains("default_model");
    }

    @Test
    void aKeyIsNeeded() throws Exception {
        try (TestServer locked = TestServer.start(folder.resolve("locked"), Settings.withKey("secret"))) {
            HttpResponse<String> refused = locked.get("/v1/predictions");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo("""
                    {"detail":"Missing Authorization header","status":401,"title":"Unauthenticated"}""");
            for (String scheme : List.of("Bearer secret", "Token secret")) {
                assertThat(locked.send(locked.request("/v1/predictions").header("Authorization", scheme))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private HttpResponse<String> create(String path, String input) throws Exception {
        return server.post(path, "{\"version\": \"ace-step\", \"input\": %s}".formatted(input));
    }

    private JsonNode created(String path, String prompt) throws Exception {
        HttpResponse<String> response = create(path, "{\"prompt\": \"%s\"}".formatted(prompt));
        assertThat(response.statusCode()).isEqualTo(201);
        return TestServer.json(response);
    }

    private HttpResponse<String> waiting(String prompt, String prefer) throws Exception {
        String body = "{\"version\": \"ace-step\", \"input\": {\"prompt\": \"%s\"}}".formatted(prompt);
        return server.send(server.request("/v1/predictions")
                .header("Content-Type", "application/json")
                .header("Prefer", prefer)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode get(String root, JsonNode prediction) throws Exception {
        return TestServer.json(
                server.get(root + "/predictions/" + prediction.path("id").asText()));
    }

    private JsonNode ended(JsonNode prediction) throws Exception {
        server.await(id(prediction), job -> job.state().isFinal());
        return TestServer.json(
                server.get(path(prediction.path("urls").path("get").asText())));
    }

    private JsonNode cancelled(JsonNode prediction) throws Exception {
        HttpResponse<String> response =
                server.post(path(prediction.path("urls").path("cancel").asText()), "");
        assertThat(response.statusCode()).isEqualTo(200);
        return TestServer.json(response);
    }

    private String path(String url) {
        return url.replace(server.uri("").toString(), "");
    }

    private static JobId id(JsonNode prediction) {
        return JobId.parse(prediction.path("id").asText()).orElseThrow();
    }
}
