package dev.acestep.http.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.http.server.Patience;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
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
class SynchronousRouteTest {
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
    void theAnswerIsTheSong() throws Exception {
        HttpResponse<byte[]> answer = client.post(Client.V1, Client.SONG, "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Songs.BYTES);
        assertThat(header(answer, "Content-Type")).isEqualTo("audio/mpeg");
        String id = header(answer, "x-request-id");
        assertThat(client.job(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename=\"%s-0.mp3\"".formatted(id));
        assertThat(header(answer, "x-seed-value")).isEqualTo("42");
        assertThat(header(answer, "x-cost")).isEqualTo("0.006");
        assertThat(header(answer, "x-remaining-credits")).isEqualTo("999999");
        assertThat(Double.parseDouble(header(answer, "x-generation-time"))).isNotNegative();
        assertThat(header(answer, "X-ACE-Engine"))
                .isEqualTo(client.job(id).submission().request().model());
    }

    @Test
    void theCallersOwnRequestIdComesBack() throws Exception {
        HttpResponse<byte[]> answer = client.post(Client.V1, Client.SONG, "X-Request-Id", "my-song-1");
        assertThat(header(answer, "x-request-id")).isEqualTo("my-song-1");
    }

    @Test
    void base64IsTextAndNothingElse() throws Exception {
        String body = "{\"genres\": \"funk\", \"output_seconds\": 30, \"base64\": true}";
        HttpResponse<byte[]> answer = client.post(Client.V1, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/plain; charset=us-ascii");
        assertThat(Base64.getDecoder().decode(answer.body())).isEqualTo(Songs.BYTES);
        assertThat(header(answer, "x-seed-value")).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json, text/plain, */*",
                "audio/mpeg, Application/JSON;q=0.5",
                "application/json;charset=utf-8"
            })
    void whoNamesJsonGetsIt(String accepted) throws Exception {
        HttpResponse<byte[]> answer = client.post(Client.V1, Client.SONG, "Accept", accepted);
        JsonNode song = json(answer);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(song.fieldNames())
                .toIterable()
                .containsExactly("request_id", "status", "output", "content_type", "seed", "duration", "metrics");
        assertThat(song.path("request_id").asText()).isEqualTo(header(answer, "x-request-id"));
        assertThat(song.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(song.path("content_type").asText()).isEqualTo("audio/mpeg");
        assertThat(song.path("seed").asLong()).isEqualTo(42);
        assertThat(song.path("duration").asDouble()).isEqualTo(30);
        String link = song.path("output").asText();
        assertThat(link).startsWith(server.uri("/outputs/").toString());
        assertThat(server.bytes(server.request(
                                link.substring(server.uri("").toString().length())))
                        .body())
                .isEqualTo(Songs.BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "audio/mpeg", "application/*", "application/json;q=0", "application/jsonl"})
    void othersGetAudio(String accepted) throws Exception {
        assertThat(client.post(Client.V1, Client.SONG, "Accept", accepted).body())
                .isEqualTo(Songs.BYTES);
    }

    @Test
    void jsonHoldsTheSongIfBoth() throws Exception {
        String body = "{\"genres\": \"funk\", \"output_seconds\": 30, \"base64\": \"yes\"}";
        JsonNode song = json(client.post(Client.V1, body, "Accept", "application/json"));
        assertThat(Base64.getDecoder().decode(song.path("output").asText())).isEqualTo(Songs.BYTES);
    }

    @Test
    void aFailureIsTheServers() throws Exception {
        HttpResponse<byte[]> answer = client.post(Client.V1, Client.song("fail"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).isEqualTo("{\"error\":\"Internal server error: The engine gave up\"}");
        assertThat(client.get("/v2/requests/" + header(answer, "x-request-id"))
                        .path("status")
                        .asText())
                .isEqualTo("FAILED");
    }

    @Test
    void aSongThatIsCancelledMeanwhileIsNone() throws Exception {
        Future<HttpResponse<byte[]>> answer = post("wait to be cancelled");
        Job job = running("wait to be cancelled");
        assertThat(server.delete("/v1/jobs/" + job.id()).statusCode()).isEqualTo(200);
        server.songs.step(1);
        assertThat(answer.get().statusCode()).isEqualTo(500);
        assertThat(text(answer.get())).isEqualTo("{\"error\":\"Internal server error: Cancelled\"}");
    }

    @Test
    void whoHangsUpStopsNothing() throws Exception {
        byte[] body = Client.song("wait after a hang-up").getBytes(StandardCharsets.UTF_8);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                    .formatted(Client.V1, body.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            running("wait after a hang-up");
        }
        Job job = running("wait after a hang-up");
        server.songs.step(100);
        assertThat(client.ended(job.id().toString()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void whoWaitsTooLongIsToldWhatToAskFor(@TempDir Path folder) throws Exception {
        try (TestServer impatient = TestServer.start(folder, Settings.OPEN, impatient())) {
            Client other = new Client(impatient);
            HttpResponse<byte[]> answer = other.post(Client.V1, Client.song("wait"));
            assertThat(answer.statusCode()).isEqualTo(504);
            String id = header(answer, "x-request-id");
            assertThat(text(answer)).isEqualTo("{\"error\":\"Request timed out\",\"request_id\":\"%s\"}".formatted(id));
            impatient.songs.step(100);
            other.ended(id);
            assertThat(other.get("/v1/requests/" + id).path("status").asText()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void whoWaitsIsNotIdle(@TempDir Path folder) throws Exception {
        Patience brief = new Patience(Duration.ofMillis(100), Duration.ofSeconds(20), 200);
        HostedConfig config = SegmindConfigs.waiting(Duration.ofSeconds(1));
        try (TestServer idle = TestServer.withoutWorkers(folder, Settings.OPEN, config, brief)) {
            assertThat(new Client(idle).post(Client.V1, Client.SONG).statusCode())
                    .isEqualTo(504);
        }
    }

    @Test
    void aServerMayAnswerEveryoneWithJson(@TempDir Path folder) throws Exception {
        try (TestServer other = TestServer.start(folder, Settings.OPEN, SegmindConfigs.json())) {
            assertThat(json(new Client(other).post(Client.V1, Client.SONG))
                            .path("status")
                            .asText())
                    .isEqualTo("COMPLETED");
        }
    }

    private static HostedConfig impatient() {
        return SegmindConfigs.waiting(Duration.ofMillis(200));
    }

    private Future<HttpResponse<byte[]>> post(String genres) {
        FutureTask<HttpResponse<byte[]>> call = new FutureTask<>(() -> client.post(Client.V1, Client.song(genres)));
        Thread.ofVirtual().start(call);
        return call;
    }

    /** The job of these genres as soon as it runs. */
    private Job running(String genres) throws Exception {
        return TestServer.until(() -> {
            for (JsonNode item :
                    client.get("/v1/jobs?status=running").path("data").path("items")) {
                if (item.path("request").path("prompt").asText().equals(genres)) {
                    return Optional.of(client.job(item.path("id").asText()));
                }
            }
            return Optional.empty();
        });
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonText.MAPPER.readTree(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
