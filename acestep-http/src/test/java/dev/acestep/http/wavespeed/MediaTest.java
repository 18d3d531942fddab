package dev.acestep.http.wavespeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Settings;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.JobId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending files ahead, in two steps and in one, and reading them back. */
class MediaTest {
    private static final byte[] WAV = "RIFF....WAVEfmt and some sound".getBytes(StandardCharsets.ISO_8859_1);

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
    void aTicketTellsWhereToPutTheFile() throws Exception {
        JsonNode data = ticket("{\"filename\": \"my song.wav\", \"size\": 30, \"content_type\": \"audio/x-wav\"}");
        JsonNode upload = data.path("upload");
        assertThat(upload.path("method").asText()).isEqualTo("PUT");
        assertThat(upload.path("headers")).hasToString("{\"Content-Type\":\"audio/x-wav\"}");
        assertThat(upload.path("url").asText()).startsWith(server.uri("/").toString());
        String url = data.path("download_url").asText();
        assertThat(url).startsWith(server.uri("/").toString()).endsWith(".wav");
        assertThat(client.download(url).statusCode()).isEqualTo(404);
        assertThat(client.put(upload.path("url").asText(), WAV).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> file = client.download(url);
        assertThat(file.body()).isEqualTo(WAV);
        assertThat(file.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void aTicketIsGoodForOneFile() throws Exception {
        String url = uploadUrl(WAV.length);
        assertThat(client.put(url, WAV).statusCode()).isEqualTo(200);
        HttpResponse<String> again = client.put(url, WAV);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(TestServer.json(again).path("error_code").asText()).isEqualTo("forbidden");
        assertThat(client.put("/api/v3/media/uploads/" + "0".repeat(40), WAV).statusCode())
                .isEqualTo(403);
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileOfAnotherSizeIsRefused() throws Exception {
        String url = uploadUrl(WAV.length + 1);
        HttpResponse<String> shorter = client.put(url, WAV);
        assertThat(shorter.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(shorter).path("message").asText())
                .isEqualTo("size: 30 bytes were sent, 31 were announced");
        assertThat(chunked(url, new byte[29]).statusCode()).isEqualTo(400);
        assertThat(chunked(url, new byte[100_000]).statusCode()).isEqualTo(400);
        assertThat(client.put(url, new byte[(1 << 20) + 1]).statusCode()).isEqualTo(413);
        assertThat(files()).isEmpty();
        assertThat(client.put(url, new byte[31]).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"size\": 5} | 400 | missing_parameter",
                "{\"filename\": \"a.wav\"} | 400 | missing_parameter",
                "{\"filename\": \"a.wav\", \"size\": 0} | 400 | invalid_parameter",
                "{\"filename\": \"a.wav\", \"size\": \"big\"} | 400 | invalid_parameter",
                "{\"filename\": \"a.wav\", \"size\": 5, \"content_type\": \"x\"} | 400 | invalid_parameter",
                "{\"filename\": \"a.wav\", \"size\": 1048577} | 413 | too_large",
            })
    void ticketsThatAreNotGiven(String body, int status, String word) throws Exception {
        HttpResponse<String> response = server.post("/api/v3/media/uploads", body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).path("error_code").asText()).isEqualTo(word);
    }

    @Test
    void aFormBringsAFileInOneStep() throws Exception {
        HttpResponse<String> response =
                form("file", "sub/my \u00f6 song.wav", new String(WAV, StandardCharsets.US_ASCII));
        JsonNode data = WaveSpeed.data(response);
        assertThat(data.path("type").asText()).isEqualTo("audio");
        assertThat(data.path("filename").asText()).isEqualTo("my \u00f6 song.wav");
        assertThat(data.path("size").asInt()).isEqualTo(30);
        assertThat(client.download(data.path("download_url").asText()).body()).isEqualTo(WAV);
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a, image, image/gif",
        "....ftypisom, video, video/mp4",
        "OggS, audio, audio/ogg",
        "la, audio, audio/mpeg"
    })
    void contentDecidesTheType(String bytes, String type, String contentType) throws Exception {
        JsonNode data = WaveSpeed.data(form("file", "any.mp3", bytes));
        assertThat(data.path("type").asText()).isEqualTo(type);
        assertThat(client.download(data.path("download_url").asText()).headers().firstValue("Content-Type"))
                .contains(contentType);
    }

    @Test
    void aPageIsNeverServedAsOne() throws Exception {
        String page = "<script>alert(1)</script>";
        HttpResponse<String> refused = form("file", "page.html", page);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(refused).path("error_code").asText()).isEqualTo("invalid_media");
        assertThat(TestServer.json(refused).path("data").path("code").asInt()).isEqualTo(1402);
        JsonNode ticket = ticket("{\"filename\": \"page.html\", \"size\": 25, \"content_type\": \"text/html\"}");
        client.put(ticket.path("upload").path("url").asText(), page.getBytes(StandardCharsets.US_ASCII));
        assertThat(client.download(ticket.path("download_url").asText())
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/octet-stream");
    }

    @Test
    void formsThatBringNoFileAreRefused() throws Exception {
        assertThat(form("other", "a.wav", "x").statusCode()).isEqualTo(400);
        assertThat(form("file", "a.wav", "").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/v3/media/upload/binary", "{}").statusCode())
                .isEqualTo(400);
        assertThat(form("file", "a.wav", "x".repeat((1 << 20) + 1)).statusCode())
                .isEqualTo(413);
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v3/media/files/..%2Fdata%2Facestep.db",
        "/api/v3/media/files/../../../data/acestep.db",
        "/api/v3/media/files/..%5Cdata",
        "/api/v3/media/files/0000000000000000000000000000000000000000.wav",
    })
    void nothingElseIsReadThroughLinks(String path) throws Exception {
        assertThat(client.download(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void aNativeTaskTakesTheFileAsItsReference() throws Exception {
        String url = WaveSpeed.data(form("file", "a.wav", new String(WAV, StandardCharsets.US_ASCII)))
                .path("download_url")
                .asText();
        JsonNode task = TestServer.json(server.post(
                "/release_task", "{\"prompt\": \"a song\", \"reference_audio_path\": \"%s\"}".formatted(url)));
        assertThat(server.jobs()
                        .find(JobId.parse(task.path("data").path("task_id").asText())
                                .orElseThrow())
                        .orElseThrow()
                        .submission()
                        .request()
                        .reference()
                        .orElseThrow())
                .hasBinaryContent(WAV);
        HttpResponse<String> unknown = server.post(
                "/release_task",
                "{\"prompt\": \"a song\", \"reference_audio_path\": \"%s\"}".formatted(url.replace(".wav", ".mp3")));
        assertThat(unknown.statusCode()).isEqualTo(400);
    }

    private JsonNode ticket(String body) throws Exception {
        return client.post("media/uploads", body);
    }

    private String uploadUrl(int size) throws Exception {
        return ticket("{\"filename\": \"a.wav\", \"size\": %d}".formatted(size))
                .path("upload")
                .path("url")
                .asText();
    }

    private HttpResponse<String> chunked(String url, byte[] bytes) throws Exception {
        return server.send(server.request(client.path(url))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes))));
    }

    private HttpResponse<String> form(String part, String name, String content) throws Exception {
        String body = """
                --XyZ\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --XyZ--\r
                """.formatted(part, name, content);
        return server.send(server.request("/api/v3/media/upload/binary")
                .header("Content-Type", "multipart/form-data; boundary=XyZ")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(server.uploads.folder())) {
            return files.toList();
        }
    }
}
