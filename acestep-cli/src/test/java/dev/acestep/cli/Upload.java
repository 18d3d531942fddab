package dev.acestep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.cli.bench.NativeClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A form with a file, as a browser sends it. */
final class Upload {
    private static final String BOUNDARY = "XyZ-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static Upload of(String part, Path file) throws IOException {
        Upload upload = new Upload();
        upload.file(part, file);
        return upload;
    }

    Upload file(String part, Path file) throws IOException {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, part, file.getFileName()));
        body.writeBytes(Files.readAllBytes(file));
        text("\r\n");
        return this;
    }

    Upload with(Map<String, ?> fields) {
        fields.forEach((name, value) -> text(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        return this;
    }

    NativeClient.Answer to(String server) throws IOException, InterruptedException {
        text("--%s--\r\n".formatted(BOUNDARY));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/release_task"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode content = JSON.readTree(answer.body());
            return new NativeClient.Answer(answer.statusCode(), content);
        }
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
