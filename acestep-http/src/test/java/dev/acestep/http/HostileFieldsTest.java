package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.RawConnection.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every documented route with odd values in every documented field and parameter of its path. */
class HostileFieldsTest {
    private static final int VALUES_A_FIELD = 8;

    private final HostileValues values = new HostileValues(new Random(42));
    private final Set<Integer> statuses = new TreeSet<>();

    @TempDir
    Path folder;

    private TestServer server;
    private RawConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(folder, Settings.OPEN, impatient());
        connection = new RawConnection(server.server().port(), 10_000);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void noFieldAndNoPathBreaksARoute() throws Exception {
        JsonNode paths = TestServer.json(server.get("/openapi.json")).path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                attack(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue());
            }
        }
        assertThat(statuses).contains(200, 201, 202, 400, 404, 422);
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    private void attack(String method, String path, JsonNode operation) throws IOException {
        JsonNode body = operation.at("/requestBody/content/application~1json/schema/properties");
        for (String field : fields(body)) {
            for (int i = 0; i < VALUES_A_FIELD; i++) {
                String value = values.value();
                send(method, path, i % 2 == 0 ? full(field, value) : "{\"%s\": %s}".formatted(field, value));
            }
        }
        for (int i = 0; i < VALUES_A_FIELD; i++) {
            send(
                    method,
                    path.replaceAll("\\{[^}]*}", values.plainPathText()),
                    body.isMissingNode() ? "" : values.value());
        }
    }

    /** With all that any route wants at least. */
    private static String full(String field, String value) {
        return """
                {"prompt": "x", "tags": "x", "genres": "x", "lyrics": "y", "version": "ace-step", "filename": "a",
                 "size": 1, "input": {"prompt": "x"}, "messages": [{"role": "user", "content": "x"}], "%s": %s}
                """.formatted(field, value);
    }

    private static List<String> fields(JsonNode properties) {
        List<String> fields = new ArrayList<>();
        properties.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private void send(String method, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(method, path.replaceAll("[{}]", ""), body.length);
        connection.write(head);
        connection.write(body);
        Answer answer = connection.read(method.equals("HEAD")).orElseThrow();
        check("%s %s %s".formatted(method, path, json), answer);
        if (answer.closes()) {
            connection.close();
            connection = new RawConnection(server.server().port(), 10_000);
        }
    }

    private void check(String request, Answer answer) {
        statuses.add(answer.status());
        boolean late = answer.status() == 504;
        boolean needsLanguageModel = answer.status() == 503 && answer.body().contains("LLM not initialized");
        assertThat(answer.status() < 500 || late || needsLanguageModel)
                .as("%s: %d %s", request, answer.status(), answer.body())
                .isTrue();
        if (answer.status() >= 400) {
            assertThat(answer.body()).as(request).matches("(?s)\\{.*\"(detail|error|message)\":.*}");
        }
        assertThat(answer.body())
                .as(request)
                .doesNotContain("dev.acestep")
                .doesNotContain("java.")
                .doesNotContain(folder.resolve("data").toString());
    }

    private static HostedConfig impatient() {
        HostedConfig usual = HostedConfig.DEFAULTS;
        Duration moment = Duration.ofMillis(500);
        return new HostedConfig(
                usual.segmind(),
                usual.wavespeed(),
                usual.pixazo(),
                usual.pixazoXlModel(),
                usual.segmindV1Json(),
                usual.segmindDefaultLyrics(),
                usual.wavespeedRequireTags(),
                moment,
                moment,
                usual.prices());
    }
}
