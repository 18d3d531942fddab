package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A caller of the native API; safe to use from any thread. */
public final class NativeClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Optional<String> key;

    /** Calls the server at that address, for example {@code http://127.0.0.1:8001}. */
    public NativeClient(String base, Optional<String> key) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.key = key;
    }

    /** A status and, of a JSON answer, its content. */
    public record Answer(int status, JsonNode body) {
        public JsonNode data() {
            return body.path("data");
        }
    }

    public Answer post(String path, String json) throws IOException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), tree(response.body()));
    }

    public Answer get(String path) throws IOException {
        HttpResponse<String> response = send(request(path).build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), tree(response.body()));
    }

    public int delete(String path) throws IOException {
        return send(request(path).DELETE().build(), BodyHandlers.discarding()).statusCode();
    }

    /** Reads a file to its end; returns its length, or -1 if the server did not give it. */
    public long download(String path) throws IOException {
        HttpResponse<InputStream> response = send(request(path).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            long length = body.transferTo(java.io.OutputStream.nullOutputStream());
            return response.statusCode() == 200 ? length : -1;
        }
    }

    /** What {@code /query_result} says of these jobs. */
    public Answer query(List<String> ids) throws IOException {
        return post("/query_result", MAPPER.writeValueAsString(java.util.Map.of("task_id_list", ids)));
    }

    /** The native result's list of items, which travels as a text. */
    public static JsonNode items(JsonNode entry) {
        return tree(entry.path("result").asText("[]"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException _) {
            return MAPPER.missingNode();
        }
    }
}
