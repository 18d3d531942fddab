package dev.acestep.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streamed completions, read line by line as clients read them. */
class ChatStreamTest {
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
    void aSongComesInPieces() throws Exception {
        HttpResponse<String> response = server.post("/v1/chat/completions", body("pop"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        List<JsonNode> chunks = chunks(response.body());
        assertThat(chunks).hasSize(4);
        for (JsonNode chunk : chunks) {
            assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.path("id")).isEqualTo(chunks.getFirst().path("id"));
            assertThat(chunk.path("created")).isEqualTo(chunks.getFirst().path("created"));
            assertThat(chunk.path("model").asText()).isEqualTo("acemusic/acestep-v15-turbo");
            assertThat(chunk.path("choices")).hasSize(1);
        }
        assertThat(delta(chunks.get(0)).path("role").asText()).isEqualTo("assistant");
        assertThat(delta(chunks.get(0)).path("content").asText()).isEmpty();
        assertThat(delta(chunks.get(1)).path("content").asText())
                .startsWith("\n\n## Metadata\n**Caption:** bright pop");
        assertThat(delta(chunks.get(2)).at("/audio/0/audio_url/url").asText())
                .isEqualTo("data:audio/mpeg;base64," + Base64.getEncoder().encodeToString(Songs.BYTES));
        assertThat(delta(chunks.get(3))).isEmpty();
        assertThat(chunks.stream()
                        .map(chunk -> chunk.at("/choices/0/finish_reason").asText()))
                .containsExactly("null", "null", "null", "stop");
    }

    @Test
    void aFailureIsToldInTheStream() throws Exception {
        List<JsonNode> chunks =
                chunks(server.post("/v1/chat/completions", body("fail")).body());
        assertThat(chunks).hasSize(3);
        assertThat(delta(chunks.get(1)).path("content").asText()).isEqualTo("\n\nError: The engine gave up");
        assertThat(chunks.get(2).at("/choices/0/finish_reason").asText()).isEqualTo("error");
    }

    @Test
    void whatIsKnownBeforeIsAnOrdinaryError() throws Exception {
        HttpResponse<String> response =
                server.post("/v1/chat/completions", "{\"stream\": true, \"messages\": [], \"model\": \"x\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/param").asText()).isEqualTo("messages");
    }

    @Test
    void signsOfLifeComeWhileTheJobRunsAndTheCallersLeavingCancelsNothing() throws Exception {
        String id;
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.setSoTimeout(20_000);
            byte[] body = body("wait").getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write("""
                    POST /v1/chat/completions HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(body.length).getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            JsonNode first = next(lines);
            assertThat(delta(first).path("role").asText()).isEqualTo("assistant");
            assertThat(delta(next(lines)).path("content").asText()).isEqualTo(".");
            assertThat(delta(next(lines)).path("content").asText()).isEqualTo(".");
            id = first.path("id").asText();
        }
        server.songs.step(200);
        Job job =
                server.await(JobId.parse(id).orElseThrow(), each -> each.state().isFinal());
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return JsonText.MAPPER.readTree(line.substring("data: ".length()));
    }

    private static List<JsonNode> chunks(String stream) throws IOException {
        List<String> events = List.of(stream.split("\n\n", -1));
        assertThat(events.subList(events.size() - 2, events.size())).containsExactly("data: [DONE]", "");
        List<JsonNode> chunks = new ArrayList<>();
        for (String event : events.subList(0, events.size() - 2)) {
            assertThat(event).startsWith("data: {").doesNotContain("\n");
            chunks.add(JsonText.MAPPER.readTree(event.substring("data: ".length())));
        }
        return chunks;
    }

    private static JsonNode delta(JsonNode chunk) {
        return chunk.at("/choices/0/delta");
    }

    private static String body(String prompt) {
        return "{\"model\": \"acemusic/acestep-v15-turbo\", \"stream\": true,"
                + " \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}".formatted(prompt);
    }
}
