package dev.acestep.http.wavespeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook.Event;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submitting, polling, waiting, listing and removing. */
class PredictionsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private WaveSpeed client;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        client = new WaveSpeed(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSubmissionIsAnsweredWithExactlyThis() throws Exception {
        HttpResponse<String> response = client.submit("{\"tags\": \"wait a moment\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-ACE-Engine")).contains("acestep-sketch");
        JsonNode data = TestServer.json(response).path("data");
        String id = data.path("id").asText();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(data.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(response.body()).isEqualTo("""
                {"code":200,"message":"success","data":{"id":"%s","model":"wavespeed-ai/ace-step","outputs":[],\
                "urls":{"get":"%s"},"has_nsfw_contents":[],"status":"created","created_at":"%s","error":"",\
                "code":0,"timings":{"inference":0}}}""".formatted(
                        id,
                        server.uri("/api/v3/predictions/" + id + "/result"),
                        data.path("created_at").asText()));
    }

    @Test
    void pollingShowsALifeUntilItsEnd() throws Exception {
        JsonNode created = client.submitted("{\"tags\": \"wait a moment\"}");
        server.await(WaveSpeed.id(created), job -> job.state() == JobState.RUNNING);
        JsonNode running = client.result(created.path("id").asText());
        assertThat(running.path("status").asText()).isEqualTo("processing");
        server.songs.step(100);
        JsonNode ended = client.ended(created);
        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.path("has_nsfw_contents")).hasSize(1);
        assertThat(ended.path("has_nsfw_contents").get(0).isBoolean()).isTrue();
        assertThat(ended.path("outputs")).hasSize(1);
        assertThat(ended.path("timings").path("inference").isInt()).isTrue();
        assertThat(client.download(ended.path("outputs").get(0).asText()).body())
                .isEqualTo(Songs.BYTES);
        assertThat(server.get(client.path(ended.path("urls").path("get").asText()))
                        .body())
                .isEqualTo(server.get("/api/v3/predictions/" + ended.path("id").asText())
                        .body());
    }

    @Test
    void aFailureIsHttp200WithItsCause() throws Exception {
        JsonNode failed = client.ended(client.submitted("{\"tags\": \"fail\"}"));
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").asText()).isEqualTo("The engine gave up");
        assertThat(failed.path("code").asInt()).isEqualTo(1403);
        assertThat(failed.path("outputs")).isEmpty();
        JsonNode broken = client.ended(client.submitted("{\"tags\": \"break\"}"));
        assertThat(broken.path("code").asInt()).isEqualTo(5000);
        JsonNode cancelled = client.submitted("{\"tags\": \"wait\"}");
        server.jobs().cancel(WaveSpeed.id(cancelled));
        server.songs.step(100);
        JsonNode gone = client.ended(cancelled);
        assertThat(gone.path("status").asText()).isEqualTo("failed");
        assertThat(gone.path("error").asText()).isEqualTo("Cancelled");
        assertThat(gone.path("code").asInt()).isEqualTo(1405);
    }

    @Test
    void aSynchronousCallIsAnsweredWithTheEnd() throws Exception {
        JsonNode done = client.submitted("{\"tags\": \"a song\", \"enable_sync_mode\": true}");
        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.path("outputs")).hasSize(1);
        JsonNode failed = client.submitted("{\"tags\": \"fail\", \"enable_sync_mode\": true}");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
    }

    @Test
    void outputsMayBeDataUris() throws Exception {
        JsonNode done =
                client.submitted("{\"tags\": \"a song\", \"enable_sync_mode\": true, \"enable_base64_output\": true}");
        String expected = "data:audio/mpeg;base64," + Base64.getEncoder().encodeToString(Songs.BYTES);
        assertThat(done.path("outputs").get(0).asText()).isEqualTo(expected);
        assertThat(client.result(done.path("id").asText())).isEqualTo(done);
        JsonNode listed = client.post("predictions", "{}").path("items").get(0);
        assertThat(listed.path("outputs").get(0).asText())
                .as("lists stay short")
                .startsWith("http://");
        server.jobs().deleteFiles(WaveSpeed.id(done));
        assertThat(client.result(done.path("id").asText()).path("outputs")).isEmpty();
    }

    @Test
    void pagesShowPredictionsNewestFirst() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(client.submitted("{\"tags\": \"song %d\"}".formatted(i))
                    .path("id")
                    .asText());
        }
        server.submit("a native song");
        JsonNode first = client.post("predictions", "{\"page_size\": 2}");
        assertThat(first.path("page").asInt()).isEqualTo(1);
        assertThat(first.path("page_size").asInt()).isEqualTo(2);
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.path("items").findValuesAsText("id")).isEqualTo(ids.subList(0, 2));
        JsonNode third = client.post("predictions", "{\"page\": 3, \"page_size\": 2}");
        assertThat(third.path("items").findValuesAsText("id")).isEqualTo(ids.subList(4, 5));
        assertThat(client.post("predictions", "{\"page\": 4, \"page_size\": 2}").path("items"))
                .isEmpty();
        assertThat(client.post("predictions", "").path("page_size").asInt()).isEqualTo(20);
    }

    @Test
    void listsAreNarrowed() throws Exception {
        client.ended(client.submitted("{\"tags\": \"a song\"}"));
        JsonNode failed = client.ended(client.submitted("{\"tags\": \"fail\"}"));
        assertThat(total("{\"status\": \"failed\"}")).isEqualTo(1);
        assertThat(total("{\"status\": \"completed\"}")).isEqualTo(1);
        assertThat(total("{\"status\": \"created\"}")).isZero();
        assertThat(total("{\"model\": \"wavespeed-ai/ace-step\"}")).isEqualTo(2);
        assertThat(total("{\"model\": \"other/model\"}")).isZero();
        String at = failed.path("created_at").asText();
        assertThat(total("{\"created_after\": \"%s\"}".formatted(at))).isZero();
        assertThat(total("{\"created_before\": \"%s\"}".formatted(at))).isEqualTo(1);
        assertThat(total("{\"created_after\": 1}")).isEqualTo(2);
    }

    @Test
    void aDeletedPredictionIsGoneWithItsFiles() throws Exception {
        JsonNode done = client.ended(client.submitted("{\"tags\": \"a song\"}"));
        String route = "/api/v3/predictions/" + done.path("id").asText();
        assertThat(WaveSpeed.data(server.delete(route)))
                .isEqualTo(JsonText.MAPPER.readTree("{\"id\":\"%s\",\"status\":\"deleted\"}"
                        .formatted(done.path("id").asText())));
        for (HttpResponse<String> gone :
                List.of(server.get(route), server.get(route + "/result"), server.delete(route))) {
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.body()).isEqualTo("""
                    {"code":404,"message":"Prediction not found","error_code":"not_found","data":null}""");
        }
        assertThat(client.download(done.path("outputs").get(0).asText()).statusCode())
                .isEqualTo(404);
        assertThat(server.outputs.root()).isEmptyDirectory();
    }

    @Test
    void manyAreDeletedAtOnceAndUnknownOnesPassedOver() throws Exception {
        JsonNode done = client.ended(client.submitted("{\"tags\": \"a song\"}"));
        JsonNode running = client.submitted("{\"tags\": \"wait\"}");
        Job foreign = server.submit("a native song");
        String ids = "{\"ids\": [\"%s\", \"%s\", \"%s\", \"nonsense\", \"%s\"]}"
                .formatted(
                        done.path("id").asText(),
                        running.path("id").asText(),
                        foreign.id(),
                        "0198c0de5a3b7c119d0e3b2f6a1c9e77");
        assertThat(client.post("predictions/delete", ids).path("deleted_count").asInt())
                .isEqualTo(2);
        assertThat(client.post("predictions/delete", ids).path("deleted_count").asInt())
                .isZero();
        assertThat(server.jobs().find(foreign.id())).isPresent();
        assertThat(server.jobs().find(WaveSpeed.id(running))).isEmpty();
    }

    @Test
    void aWebhookIsToldTheBareResultAndTheInput() throws Exception {
        JsonNode data = WaveSpeed.data(server.post(
                WaveSpeed.MODEL + "?webhook=https://client.example.org/hook",
                "{\"tags\": \"a song\", \"duration\": 60.50, \"extra\": {\"a\": [1]}}"));
        JsonNode ended = client.ended(data);
        Job job = client.job(data);
        assertThat(job.submission().webhook().orElseThrow().url()).hasToString("https://client.example.org/hook");
        String told = server.server()
                .notification(job, Event.COMPLETED, server.uri("").toString());
        assertThat(told).isEqualTo("""
                {"id":"%s","model":"wavespeed-ai/ace-step",\
                "input":{"tags":"a song","duration":60.50,"extra":{"a":[1]}},"outputs":["%s"],\
                "urls":{"get":"%s"},"has_nsfw_contents":[false],"status":"completed","created_at":"%s","error":""}""".formatted(
                        ended.path("id").asText(),
                        ended.path("outputs").get(0).asText(),
                        ended.path("urls").path("get").asText(),
                        ended.path("created_at").asText()));
    }

    @Test
    void ofAVeryLongBodyOnlyTheParametersAreRemembered() throws Exception {
        JsonNode data = client.submitted("{\"tags\": \"a song\", \"noise\": \"%s\"}".formatted("x".repeat(200_000)));
        assertThat(SentInput.of(client.job(data)).input()).hasToString("{\"tags\":\"a song\"}");
    }

    private int total(String filter) throws Exception {
        return client.post("predictions", filter).path("total").asInt();
    }
}
