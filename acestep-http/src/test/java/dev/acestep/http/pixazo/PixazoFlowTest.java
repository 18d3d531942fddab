package dev.acestep.http.pixazo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submit, poll, download, as the provider's published examples do it. */
class PixazoFlowTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

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

    @ParameterizedTest
    @CsvSource({
        "/ace-step/v1/generate, ace-step",
        "/ace-step-xl/v1/generate, ace-step-xl",
        "/ace-step-xl/v1/ace-step-xl/generate, ace-step-xl"
    })
    void aSubmissionIsTakenWithTheAddressOfItsState(String path, String model) throws Exception {
        HttpResponse<String> response = server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-cache")
                .header("Ocp-Apim-Subscription-Key", "YOUR_SUBSCRIPTION_KEY")
                .POST(BodyPublishers.ofString("{\"prompt\": \"A cinematic piece\", \"lyrics\": \"\", \"seed\": 42}")));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("X-ACE-Engine")).hasValue("acestep-sketch");
        JsonNode body = TestServer.json(response);
        String id = body.path("request_id").asText();
        assertThat(id).matches(model + "_" + UUID);
        assertThat(body).hasToString("""
                {"request_id":"%s","status":"QUEUED","polling_url":"%s"}""".formatted(id, server.uri("/v2/requests/status/" + id)));
        Job job = finished(id);
        assertThat(job.submission().requestedModel()).isEqualTo(model);
        JsonNode state = poll(body.path("polling_url").asText());
        assertThat(state.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(state.path("model_id").asText()).isEqualTo(model);
    }

    @Test
    void theStateOfAFinishedRequestHasEveryMember() throws Exception {
        String id = submit("/ace-step-xl/v1/generate", "a song", 1);
        finished(id);
        HttpResponse<String> response = server.get("/v2/requests/status/" + id);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().replaceAll("outputs/[A-Za-z0-9_-]{22,}/", "outputs/TOKEN/"))
                .matches("""
                \\{"request_id":"%1$s","status":"COMPLETED","model_id":"ace-step-xl","error":null,\
                "output":\\{"media_url":\\["%2$s/outputs/TOKEN/output_0.wav"],"media_type":"audio/wav"},\
                "created_at":"%3$s","updated_at":"%3$s","completed_at":"%3$s",\
                "polling_url":"%2$s/v2/requests/status/%1$s"}""".formatted(id, server.uri(""), TIME));
        JsonNode state = TestServer.json(response);
        assertThat(state.path("updated_at")).isEqualTo(state.path("completed_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "/ace-step/v1/generate, 1, output.wav",
        "/ace-step/v1/generate, 2, output_0.wav output_1.wav",
        "/ace-step-xl/v1/generate, 1, output_0.wav",
        "/ace-step-xl/v1/generate, 4, output_0.wav output_1.wav output_2.wav output_3.wav"
    })
    void theFilesAreThereWithoutAKey(String path, int count, String names) throws Exception {
        String id = submit(path, "a song", count);
        finished(id);
        JsonNode urls = TestServer.json(server.get("/v2/requests/status/" + id)).at("/output/media_url");
        assertThat(urls).hasSize(count);
        List<String> wanted = List.of(names.split(" ", -1));
        for (int i = 0; i < count; i++) {
            String url = urls.get(i).asText();
            assertThat(url).endsWith("/" + wanted.get(i));
            HttpResponse<byte[]> file = server.bytes(server.request(pathOf(url)));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).isEqualTo(Songs.BYTES);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("audio/wav");
        }
    }

    @ParameterizedTest
    @CsvSource({"fail, FAILED, The engine gave up", "break, ERROR, Internal error"})
    void whatWentWrongIsTold(String prompt, String status, String error) throws Exception {
        String id = submit("/ace-step/v1/generate", prompt, 1);
        finished(id);
        HttpResponse<String> response = server.get("/v2/requests/status/" + id);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode state = TestServer.json(response);
        assertThat(state.path("status").asText()).isEqualTo(status);
        assertThat(state.path("error").asText()).contains(error);
        assertThat(state.path("output").isNull()).isTrue();
        assertThat(state.path("completed_at").asText()).matches(TIME);
    }

    @Test
    void aRequestIsFollowedUntilItIsCancelled() throws Exception {
        String id = submit("/ace-step/v1/generate", "wait for me", 1);
        server.await(JobId.parse(id).orElseThrow(), job -> job.state() == JobState.RUNNING);
        String waiting = submit("/ace-step/v1/generate", "wait in line", 1);
        assertThat(status("/v2/requests/status/" + id)).isEqualTo("PROCESSING");
        assertThat(status("/ace-step/v1/result/" + waiting)).isEqualTo("QUEUED");
        assertThat(TestServer.json(server.get("/ace-step-xl/v1/result/" + waiting))
                        .path("completed_at")
                        .isNull())
                .isTrue();
        assertThat(server.delete("/v1/jobs/" + waiting).statusCode()).isEqualTo(200);
        JsonNode state = TestServer.json(server.get("/v2/requests/status/" + waiting));
        assertThat(state.path("status").asText()).isEqualTo("FAILED");
        assertThat(state.path("error").asText()).isEqualTo("Cancelled");
        server.songs.step(200);
        finished(id);
    }

    @Test
    void theJobsApiShowsTheJobUnderBothIds() throws Exception {
        String id = submit("/ace-step/v1/generate", "a song", 1);
        finished(id);
        JsonNode job = TestServer.json(server.get("/v1/jobs/" + id)).path("data");
        assertThat(job.path("dialect").asText()).isEqualTo("pixazo");
        assertThat(job.path("public_id").asText()).isEqualTo(id);
        assertThat(job.path("model").asText()).isEqualTo("ace-step");
        assertThat(TestServer.json(server.get("/v1/jobs?dialect=pixazo")).at("/data/items"))
                .isNotEmpty();
    }

    private static String status(String path) throws IOException, InterruptedException {
        return TestServer.json(server.get(path)).path("status").asText();
    }

    private static JsonNode poll(String url) throws IOException, InterruptedException {
        return TestServer.json(server.get(pathOf(url)));
    }

    private static String pathOf(String url) {
        assertThat(url).startsWith(server.uri("/").toString());
        return URI.create(url).getRawPath();
    }

    private static Job finished(String id) throws InterruptedException {
        return server.await(JobId.parse(id).orElseThrow(), job -> job.state().isFinal());
    }

    private static String submit(String path, String prompt, int count) throws IOException, InterruptedException {
        String body = "{\"prompt\": \"%s\", \"batch_size\": %d}".formatted(prompt, count);
        return TestServer.json(server.post(path, body)).path("request_id").asText();
    }
}
