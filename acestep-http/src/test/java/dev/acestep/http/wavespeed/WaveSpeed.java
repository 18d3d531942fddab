package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A client of the dialect. */
record WaveSpeed(TestServer server) {
    static final String MODEL = "/api/v3/wavespeed-ai/ace-step";

    HttpResponse<String> submit(String json) throws IOException, InterruptedException {
        return server.post(MODEL, json);
    }

    /** The data of a submission that must be taken. */
    JsonNode submitted(String json) throws IOException, InterruptedException {
        return data(submit(json));
    }

    JsonNode result(String id) throws IOException, InterruptedException {
        return data(server.get("/api/v3/predictions/" + id + "/result"));
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return data(server.post("/api/v3/" + path, json));
    }

    Job job(JsonNode prediction) {
        return server.jobs().find(id(prediction)).orElseThrow();
    }

    /** The prediction when it has ended. */
    JsonNode ended(JsonNode prediction) throws IOException, InterruptedException {
        server.await(id(prediction), job -> job.state().isFinal());
        return result(prediction.path("id").asText());
    }

    HttpResponse<String> put(String url, byte[] bytes) throws IOException, InterruptedException {
        return server.send(server.request(path(url))
                .header("Content-Type", "audio/mpeg")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<byte[]> download(String url) throws IOException, InterruptedException {
        return server.bytes(server.request(path(url)));
    }

    String path(String url) {
        return url.replace(server.uri("").toString(), "");
    }

    /** The body's {@code data}, if it tells success in the dialect's way. */
    static JsonNode data(HttpResponse<String> response) throws IOException {
        JsonNode body = TestServer.json(response);
        if (response.statusCode() != 200
                || body.path("code").asInt() != 200
                || !body.path("message").asText().equals("success")) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return body.path("data");
    }

    static JobId id(JsonNode prediction) {
        return JobId.parse(prediction.path("id").asText()).orElseThrow();
    }
}
