package dev.acestep.http.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestRoutesTest {
    private TestServer server;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSubmissionTellsWhereToLook() throws Exception {
        HttpResponse<String> taken = server.post(Client.V2, Client.SONG);
        assertThat(taken.statusCode()).isEqualTo(200);
        String id = TestServer.json(taken).path("request_id").asText();
        String base = server.uri("").toString();
        assertThat(taken.body())
                .isEqualTo(("{\"request_id\":\"ID\",\"status\":\"QUEUED\",\"poll_url\":\"BASE/v1/requests/ID\","
                                + "\"status_url\":\"BASE/v2/requests/ID/status\",\"response_url\":\"BASE/v2/requests/ID\"}")
                        .replace("ID", id)
                        .replace("BASE", base));
        assertThat(taken.headers().firstValue("X-ACE-Engine"))
                .contains(client.job(id).submission().request().model());
        client.ended(id);
    }

    @Test
    void aRequestIsFollowedToItsSong() throws Exception {
        String id = client.submit(Client.song("wait for me"));
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        JsonNode early = client.get("/v2/requests/" + id);
        assertThat(early.fieldNames())
                .toIterable()
                .containsExactly("status", "request_id", "error", "metrics", "output");
        assertThat(early.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(early.path("error").isNull()).isTrue();
        assertThat(early.path("output").isNull()).isTrue();
        server.songs.step(100);
        client.ended(id);
        JsonNode status = client.get("/v2/requests/" + id + "/status");
        assertThat(status.fieldNames()).toIterable().containsExactly("status", "request_id", "metrics");
        assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
        JsonNode response = client.get("/v2/requests/" + id);
        assertThat(client.get("/v1/requests/" + id)).isEqualTo(response);
        String link = response.path("output").asText();
        assertThat(link).startsWith(server.uri("/outputs/").toString()).endsWith(".mp3");
        assertThat(server.bytes(server.request(
                                link.substring(server.uri("").toString().length())))
                        .body())
                .isEqualTo(Songs.BYTES);
    }

    @Test
    void metricsTellTimesAndMoney() throws Exception {
        String id = client.submit(Client.SONG);
        client.ended(id);
        JsonNode metrics = client.get("/v2/requests/" + id + "/status").path("metrics");
        assertThat(metrics.fieldNames())
                .toIterable()
                .containsExactly(
                        "inference_time", "queue_time", "total_time", "cost", "remaining_credits", "retry_count");
        double parts = metrics.path("inference_time").asDouble()
                + metrics.path("queue_time").asDouble();
        assertThat(metrics.path("total_time").asDouble()).isBetween(parts - 0.002, parts + 0.002);
        assertThat(metrics.path("cost").asDouble()).isEqualTo(0.006);
        assertThat(metrics.path("remaining_credits").asDouble()).isEqualTo(999_999);
        assertThat(metrics.path("retry_count").asInt()).isZero();
    }

    @Test
    void aFailureIsTheAnswersStatus() throws Exception {
        String id = client.submit(Client.song("fail"));
        client.ended(id);
        for (String path :
                new String[] {"/v2/requests/" + id, "/v1/requests/" + id, "/v2/requests/" + id + "/status"}) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.statusCode()).isEqualTo(422);
            JsonNode body = TestServer.json(answer);
            assertThat(body.path("status").asText()).isEqualTo("FAILED");
            assertThat(body.path("error").asText()).isEqualTo("The engine gave up");
            assertThat(body.path("request_id").asText()).isEqualTo(id);
            assertThat(body.path("metrics").path("cost").asDouble()).isZero();
            assertThat(body.path("output").isMissingNode()
                            || body.path("output").isNull())
                    .isTrue();
        }
    }

    @Test
    void aRequestIsCancelledThroughTheJobsApi() throws Exception {
        String id = client.submit(Client.song("wait until cancelled"));
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        assertThat(server.delete("/v1/jobs/" + id).statusCode()).isEqualTo(200);
        server.songs.step(1);
        client.ended(id);
        HttpResponse<String> answer = server.get("/v2/requests/" + id);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(answer).path("error").asText()).isEqualTo("Cancelled");
    }

    @Test
    void theJobsApiKnowsTheRequest() throws Exception {
        String id = client.submit(Client.SONG);
        JsonNode job = client.get("/v1/jobs/" + id).path("data");
        assertThat(job.path("dialect").asText()).isEqualTo("segmind");
        assertThat(job.path("public_id").asText()).isEqualTo(id);
        assertThat(job.path("model").asText()).isEqualTo("ace-step-music");
        assertThat(client.get("/v1/jobs?dialect=segmind")
                        .path("data")
                        .path("total")
                        .asInt())
                .isPositive();
    }

    @Test
    void base64IsRememberedForTheSong() throws Exception {
        String id = client.submit("{\"genres\": \"funk\", \"output_seconds\": 30, \"base64\": 1}");
        client.ended(id);
        String text = client.get("/v2/requests/" + id).path("output").asText();
        assertThat(Base64.getDecoder().decode(text)).isEqualTo(Songs.BYTES);
        assertThat(server.delete("/v1/jobs/" + id + "/files").statusCode()).isEqualTo(200);
        JsonNode without = client.get("/v2/requests/" + id);
        assertThat(without.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(without.path("output").isNull()).isTrue();
    }

    @Test
    void requestsOfNobodyAndOfOtherDialectsAreUnknown() throws Exception {
        String other = server.submit("native").id().toString();
        for (String id : new String[] {other, "0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77", "nonsense"}) {
            for (String path :
                    new String[] {"/v2/requests/" + id + "/status", "/v2/requests/" + id, "/v1/requests/" + id}) {
                HttpResponse<String> answer = server.get(path);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("{\"error\":\"Request not found\"}");
            }
        }
    }

    @Test
    void theBalanceIsMoney() throws Exception {
        assertThat(server.get("/v1/get-user-credits").body()).isEqualTo("{\"credits\":999999.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/requests/%s", "/v2/requests/%s/status", "/v1/requests/%s"})
    void headIsGetWithoutABody(String path) throws Exception {
        String id = client.submit(Client.SONG);
        client.ended(id);
        HttpResponse<String> answer =
                server.send(server.request(path.formatted(id)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void linksAreThoseOfTheNameThatTheCallerUsed() throws Exception {
        HttpResponse<String> taken = server.send(server.request(Client.V2)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "music.example.org")
                .header("X-Forwarded-Prefix", "/studio")
                .POST(HttpRequest.BodyPublishers.ofString(Client.SONG)));
        assertThat(TestServer.json(taken).path("poll_url").asText())
                .startsWith("https://music.example.org/studio/v1/requests/");
    }
}
