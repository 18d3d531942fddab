package dev.acestep.http.segmind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.TestServer;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls as Segmind's clients make them. */
record Client(TestServer server) {
    static final String V1 = "/v1/ace-step-music";
    static final String V2 = "/v2/ace-step-music";
    static final String SONG = "{\"genres\": \"funk\", \"output_seconds\": 30}";

    /** A body with these genres, which decide what becomes of the job. */
    static String song(String genres) {
        return "{\"genres\": \"%s\", \"output_seconds\": 30}".formatted(genres);
    }

    HttpResponse<byte[]> post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.bytes(request);
    }

    /** Submits and tells the request's id. */
    String submit(String json) throws Exception {
        HttpResponse<String> taken = server.post(V2, json);
        if (taken.statusCode() != 200) {
            throw new AssertionError(taken.body());
        }
        return TestServer.json(taken).path("request_id").asText();
    }

    Job job(String id) {
        return server.jobs().find(JobId.parse(id).orElseThrow()).orElseThrow();
    }

    Job ended(String id) throws Exception {
        return server.await(JobId.parse(id).orElseThrow(), job -> job.state().isFinal());
    }

    JsonNode get(String path) throws Exception {
        return TestServer.json(server.get(path));
    }
}
