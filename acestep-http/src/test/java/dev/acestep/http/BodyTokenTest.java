package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract §2.3 and §2.4: the key in the body goes before the one in the headers, and both before the values. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyTokenTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(folder, Settings.withKey("sesame"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"ai_token\":\"sesame\"}' | '' | 200 | ''",
                "'{\"ai_token\":\"sesame\"}' | wrong | 200 | ''",
                "'{\"ai_token\":\"wrong\"}' | sesame | 401 | Invalid ai_token",
                "'{\"ai_token\":\"\"}' | sesame | 200 | ''",
                "'{\"ai_token\":null}' | sesame | 200 | ''",
                "'{}' | sesame | 200 | ''",
                "'{}' | wrong | 401 | Invalid API key",
                "'{}' | '' | 401 | Missing ai_token or Authorization header",
                "'{\"bpm\": 1}' | '' | 401 | Missing ai_token or Authorization header",
                "'{\"bpm\": 1}' | sesame | 400 | bpm: 1 is not allowed (integer from 30 to 300)",
                "'{broken' | '' | 401 | Missing ai_token or Authorization header",
                "'{broken' | sesame | 400 | Malformed JSON payload",
            })
    void theFirstCredentialDecides(String body, String header, int status, String detail) throws Exception {
        HttpResponse<String> response = post("/release_task", "application/json", header, body);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo(detail);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void formsCarryTokensToo() throws Exception {
        String type = "application/x-www-form-urlencoded";
        assertThat(post("/release_task", type, "", "ai_token=sesame&prompt=x").statusCode())
                .isEqualTo(200);
        assertThat(post("/create_random_sample", type, "", "ai_token=sesame").statusCode())
                .isEqualTo(200);
        assertThat(post("/create_random_sample", type, "", "ai_token=other").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anUploadWithoutAKeyIsNotKept() throws Exception {
        String form =
                "--b\r\nContent-Disposition: form-data; name=\"src_audio\"; filename=\"a.wav\"\r\n\r\nx\r\n--b--\r\n";
        assertThat(post("/release_task", "multipart/form-data; boundary=b", "", form)
                        .statusCode())
                .isEqualTo(401);
        try (Stream<Path> kept = Files.list(server.uploads.folder())) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void loadingModelsTakesTheHeaderOnly() throws Exception {
        HttpResponse<String> response = post("/v1/init", "application/json", "", "{\"ai_token\":\"sesame\"}");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestServer.json(response).path("detail").asText()).isEqualTo("Missing Authorization header");
        assertThat(post("/v1/init", "application/json", "sesame", "").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String type, String key, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return server.send(key.isEmpty() ? request : request.header("Authorization", "Bearer " + key));
    }
}
