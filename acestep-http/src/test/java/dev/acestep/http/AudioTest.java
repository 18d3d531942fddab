package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.jobs.Job;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioTest {
    @TempDir
    Path folder;

    private TestServer server;
    private String name;

    @BeforeEach
    void makeASong() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
        name = server.finished("a song").outputs().getFirst().file();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theWholeFileComesWithItsHeaders() throws Exception {
        HttpResponse<byte[]> response =
                server.bytes(audio(server.outputs.path(name).toString()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Songs.BYTES);
        assertThat(header(response, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(header(response, "Content-Length")).isEqualTo("200000");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(response, "ETag")).matches("\"[0-9a-f-]+\"");
        assertThat(header(response, "Last-Modified")).endsWith("GMT");
        assertThat(header(response, "Cache-Control")).isEqualTo("private, max-age=3600");
        assertThat(header(response, "Content-Disposition")).isEqualTo("inline; filename=\"" + name + "\"");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpResponse<byte[]> get = server.bytes(audio(name));
        HttpResponse<byte[]> head = server.bytes(audio(name).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : new String[] {"Content-Length", "ETag", "Content-Type", "Content-Disposition"}) {
            assertThat(header(head, header)).isEqualTo(header(get, header));
        }
    }

    @Test
    void aPathMayBeRelativeOrTheWholeLink() throws Exception {
        String file = "/v1/audio?path=" + Links.encode(server.outputs.path(name).toString());
        for (String path : new String[] {name, file, server.uri("").toString() + file}) {
            assertThat(server.bytes(audio(path)).body()).as(path).isEqualTo(Songs.BYTES);
        }
    }

    @Test
    void oneRangeIsServedAsAsked() throws Exception {
        assertRange("bytes=0-99", 0, 100);
        assertRange("bytes=199990-", 199_990, 200_000);
        assertRange("bytes=-10", 199_990, 200_000);
        assertRange("bytes=100-9999999", 100, 200_000);
        assertRange("bytes=70000-150000", 70_000, 150_001);
    }

    @Test
    void severalOrNonsensicalRangesGiveTheWholeFile() throws Exception {
        for (String range : new String[] {"bytes=0-1,5-6", "bytes=9-1", "bytes=-", "lines=1-2", "bytes=a-b"}) {
            HttpResponse<byte[]> response = server.bytes(audio(name).header("Range", range));
            assertThat(response.statusCode()).as(range).isEqualTo(200);
            assertThat(response.body()).as(range).hasSize(200_000);
        }
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        for (String range : new String[] {"bytes=200000-", "bytes=-0"}) {
            HttpResponse<byte[]> response = server.bytes(audio(name).header("Range", range));
            assertThat(response.statusCode()).isEqualTo(416);
            assertThat(header(response, "Content-Range")).isEqualTo("bytes */200000");
        }
    }

    @Test
    void ifRangeDecidesBetweenPartAndWhole() throws Exception {
        HttpResponse<byte[]> whole = server.bytes(audio(name));
        HttpRequest.Builder part = audio(name).header("Range", "bytes=0-9");
        assertThat(server.bytes(part.copy().header("If-Range", header(whole, "ETag")))
                        .statusCode())
                .isEqualTo(206);
        assertThat(server.bytes(part.copy().header("If-Range", header(whole, "Last-Modified")))
                        .statusCode())
                .isEqualTo(206);
        assertThat(server.bytes(part.copy().header("If-Range", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKnownEntityTagIsAnsweredWithoutTheFile() throws Exception {
        String etag = header(server.bytes(audio(name)), "ETag");
        for (String tags : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
            HttpResponse<byte[]> response = server.bytes(audio(name).header("If-None-Match", tags));
            assertThat(response.statusCode()).as(tags).isEqualTo(304);
            assertThat(response.body()).isEmpty();
        }
        assertThat(server.bytes(audio(name).header("If-None-Match", "\"x\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void downloadAsksBrowsersToSave() throws Exception {
        Files.write(server.outputs.path("Müsli.flac"), new byte[10]);
        HttpResponse<byte[]> response =
                server.bytes(server.request("/v1/audio?download=1&path=" + Links.encode("Müsli.flac")));
        assertThat(header(response, "Content-Type")).isEqualTo("audio/flac");
        assertThat(header(response, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"M_sli.flac\"; filename*=UTF-8''M%C3%BCsli.flac");
    }

    @Test
    void nothingOutsideOfTheFolderIsServed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.mp3"), "secret");
        Files.createSymbolicLink(server.outputs.path("link.mp3"), secret);
        for (String path : new String[] {
            "../secret.mp3", secret.toString(), "link.mp3", "/etc/passwd", "a/../../secret.mp3", "../audio2/x"
        }) {
            assertRefused(path, 403, "Access denied: path outside allowed directory");
        }
        for (String path : new String[] {"none.mp3", ".", "\0", "..mp3", "a\0b", "x".repeat(5_000)}) {
            assertRefused(path, 404, "Audio file not found");
        }
        assertThat(server.get("/v1/audio").statusCode()).isEqualTo(400);
    }

    @Test
    void anOutputLinkNeedsItsTokenAndDiesWithTheFile() throws Exception {
        Job job = server.finished("another song");
        String file = job.outputs().getFirst().file();
        String link = "/outputs/%s/%s".formatted(job.outputToken(), file);
        assertThat(server.bytes(server.request(link)).body()).isEqualTo(Songs.BYTES);
        assertThat(server.get("/outputs/%s/%s".formatted("x".repeat(32), file)).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/outputs/%s/%s".formatted(job.outputToken(), name))
                        .statusCode())
                .isEqualTo(404);
        server.jobs().deleteFiles(job.id());
        assertThat(server.get(link).statusCode()).isEqualTo(404);
    }

    private void assertRefused(String path, int status, String detail) throws Exception {
        HttpResponse<String> response = server.send(audio(path));
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo(detail);
    }

    private void assertRange(String range, int from, int to) throws Exception {
        HttpResponse<byte[]> response = server.bytes(audio(name).header("Range", range));
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes %d-%d/200000".formatted(from, to - 1));
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(Songs.BYTES, from, to));
    }

    private HttpRequest.Builder audio(String path) {
        return server.request("/v1/audio?path=" + Links.encode(path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
