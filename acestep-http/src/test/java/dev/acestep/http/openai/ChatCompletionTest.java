package dev.acestep.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.Songs;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completions without a stream, as clients get them. */
class ChatCompletionTest {
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
    @ValueSource(strings = {"/v1/chat/completions", "/openai/v1/chat/completions", "/api/v1/chat/completions"})
    void aMessageBecomesASong(String path) throws Exception {
        HttpResponse<String> response = server.post(path, """
                {"model": "acestep/acestep-v15-turbo", "messages": [{"role": "user", "content": "Upbeat pop song"}],
                 "max_tokens": 5, "stop": ["x"], "n": 3, "user": "u", "stream_options": {"include_usage": true}, "strange": {}}
                """);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = TestServer.json(response);
        String id = body.path("id").asText();
        assertThat(id).matches("chatcmpl-[0-9a-f]{32}");
        Job job = server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
        assertThat(job.submission().request().text().prompt()).isEqualTo("Upbeat pop song");
        String url = "data:audio/mpeg;base64," + Base64.getEncoder().encodeToString(Songs.BYTES);
        assertThat(response.body().replace(url, "URL"))
                .isEqualTo("""
                        {"id":"%s","object":"chat.completion","created":%d,"model":"acestep/acestep-v15-turbo",\
                        "system_fingerprint":"acestep-sketch","choices":[{"index":0,"finish_reason":"stop",\
                        "message":{"role":"assistant","content":"## Metadata\\n**Caption:** bright pop\\n**BPM:** 120\\n\
                        **Duration:** 30s\\n**Key:** A Minor\\n**Language:** en\\n\\n## Lyrics\\nla la",\
                        "audio":[{"type":"audio_url","audio_url":{"url":"URL"}}],"audio_codes":"<|audio_code_17|>"}}],\
                        "usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}}""".formatted(id, job.createdAt().getEpochSecond()));
    }

    @Test
    void everyResultOfABatchComesAlong() throws Exception {
        JsonNode body = TestServer.json(server.post("/v1/chat/completions", """
                {"messages": [{"role": "user", "content": "pop"}], "batch_size": 3, "audio": {"format": "wav", "voice": "x"}}
                """));
        assertThat(body.path("model").asText()).isEqualTo("acestep/acestep-sketch");
        JsonNode audio = body.at("/choices/0/message/audio");
        assertThat(audio).hasSize(3);
        for (JsonNode part : audio) {
            assertThat(part.at("/audio_url/url").asText())
                    .isEqualTo("data:audio/wav;base64," + Base64.getEncoder().encodeToString(Songs.BYTES));
        }
    }

    @Test
    void theJobsApiKnowsTheJobByItsChatId() throws Exception {
        JsonNode body = TestServer.json(
                server.post("/v1/chat/completions", "{\"messages\": [{\"role\": \"user\", \"content\": \"pop\"}]}"));
        JsonNode job = TestServer.json(server.get("/v1/jobs/" + body.path("id").asText()))
                .path("data");
        assertThat(job.path("public_id")).isEqualTo(body.path("id"));
        assertThat(job.path("dialect").asText()).isEqualTo("openai");
    }

    @Test
    void aFailedJobIsAnErrorThatIsNotRepeated() throws Exception {
        HttpResponse<String> response = server.post(
                "/v1/chat/completions", "{\"messages\": [{\"role\": \"user\", \"content\": \"fail please\"}]}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("x-should-retry")).hasValue("false");
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"The engine gave up\",\"type\":\"server_error\",\"param\":null,"
                        + "\"code\":null},\"detail\":\"The engine gave up\"}");
    }

    @Test
    void aJobThatTakesTooLongGoesOn(@TempDir Path other) throws Exception {
        try (TestServer slow = TestServer.start(other, Settings.OPEN, Impatient.CONFIG, KnownModels.FRESH)) {
            HttpResponse<String> response =
                    slow.post("/v1/chat/completions", "{\"messages\": [{\"role\": \"user\", \"content\": \"wait\"}]}");
            assertThat(response.statusCode()).isEqualTo(504);
            JsonNode error = TestServer.json(response).path("error");
            assertThat(error.path("code").asText()).isEqualTo("timeout");
            assertThat(error.path("type").asText()).isEqualTo("server_error");
            String message = error.path("message").asText();
            String id = message.replaceFirst(".*job (\\S+) goes on", "$1");
            slow.songs.step(200);
            slow.await(JobId.parse(id).orElseThrow(), job -> job.outputs().size() == 1);
        }
    }
}
