package dev.acestep.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.JsonText;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.http.nativeapi.KnownModels;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audio inside messages. */
class ChatAudioTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN, Impatient.CONFIG, KnownModels.NEURAL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void audioIsTheReferenceOrTheSource() throws Exception {
        String one = part(Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}), "mp3");
        String two = part("data:audio/wav;base64," + Base64.getMimeEncoder().encodeToString(new byte[] {4, 5}), "wav");
        Job song = waiting(withParts("", one));
        Path reference = song.submission().request().reference().orElseThrow();
        assertThat(reference).hasBinaryContent(new byte[] {1, 2, 3}).hasExtension("mp3");
        assertThat(song.submission().uploads()).containsExactly(reference);
        assertThat(song.submission().input()).isEqualTo("{}");
        Job cover = waiting(withParts("\"task_type\": \"cover\",", one, two));
        assertThat(cover.submission().request().task().source().orElseThrow()).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(cover.submission().request().reference().orElseThrow()).hasBinaryContent(new byte[] {4, 5});
        assertThat(cover.submission().uploads()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'!!!' | '' | input_audio: data is not base64",
                "'' | '' | input_audio: data is empty",
                "'data:audio/mpeg,abc' | '' | input_audio: data is no base64 data: URI",
                "'AQID' | \"task_type\": \"nonsense\", | 'task_type: \"nonsense\" is not allowed (one of text2music, cover, cover-nofsq, repaint, lego, extract, complete, continuation)'",
                "'AQID' | \"inference_steps\": 100, | inference_steps: 100 is not allowed (integer from 1 to 20 for acestep-v15-turbo)",
                "'AQID' | \"model\": \"xyz\", | model \"xyz\" is not installed",
            })
    void refusedAudioLeavesNothingBehind(String data, String field, String message) throws Exception {
        List<Path> before = uploads();
        HttpResponse<String> response = server.post("/v1/chat/completions", withParts(field, part(data, "mp3")));
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo(message);
        assertThat(uploads()).hasSameElementsAs(before);
    }

    private static List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(server.uploads.folder())) {
            return files.toList();
        }
    }

    /** A job that is submitted and not done, so that its files are still there. */
    private static Job waiting(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = server.post("/v1/chat/completions", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(504);
        String message = TestServer.json(response).at("/error/message").asText();
        String id = message.replaceFirst(".*job (\\S+) goes on", "$1");
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
    }

    private static String part(String data, String format) {
        return JsonText.of(Map.of("type", "input_audio", "input_audio", Map.of("data", data, "format", format)));
    }

    private static String withParts(String field, String... parts) {
        return "{%s \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"wait\"}, %s]}]}"
                .formatted(field, String.join(", ", parts));
    }
}
