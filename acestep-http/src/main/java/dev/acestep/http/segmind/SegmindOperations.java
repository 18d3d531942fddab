package dev.acestep.http.segmind;

import static dev.acestep.http.openapi.Schemas.object;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class SegmindOperations {
    private static final String TAG = "segmind";
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> MAYBE_TEXT = Map.of("type", List.of("string", "null"));
    private static final Map<String, Object> NUMBER = Map.of("type", "number");
    private static final Map<String, Object> STATUS =
            Map.of("type", "string", "enum", List.of("QUEUED", "PROCESSING", "COMPLETED", "FAILED"));
    private static final Map<String, Object> REFUSAL = object("error", TEXT);
    private static final Map<String, Object> METRICS = object(
            "inference_time",
            NUMBER,
            "queue_time",
            NUMBER,
            "total_time",
            NUMBER,
            "cost",
            NUMBER,
            "remaining_credits",
            NUMBER,
            "retry_count",
            Map.of("type", "integer"));

    private SegmindOperations() {}

    static List<Operation> of(Slugs slugs, List<Wire<?, ?>> table) {
        Map<String, Object> parameters = FieldSchema.ofWires(table);
        return Stream.concat(
                        slugs.models().keySet().stream()
                                .flatMap(
                                        slug -> Stream.of(synchronous(slug, parameters), submission(slug, parameters))),
                        Stream.of(response(SegmindApi.POLL), response(SegmindApi.RESPONSE), status(), credits()))
                .toList();
    }

    private static Operation synchronous(String slug, Map<String, Object> parameters) {
        return Operation.post("/v1/" + slug, TAG, "Makes a song and answers with it when it is ready")
                .readsJson(parameters)
                .gives("audio/*", "the song; base64 text if that was asked for, JSON if the caller accepts it")
                .refuses(REFUSAL, "400", "401", "404", "406", "413", "429", "500", "502")
                .refuses(object("error", TEXT, "request_id", TEXT), "504");
    }

    private static Operation submission(String slug, Map<String, Object> parameters) {
        return Operation.post("/v2/" + slug, TAG, "Submits a song to be made")
                .readsJson(parameters)
                .yields(
                        "200",
                        object(
                                "request_id",
                                TEXT,
                                "status",
                                STATUS,
                                "poll_url",
                                TEXT,
                                "status_url",
                                TEXT,
                                "response_url",
                                TEXT),
                        "taken, and durable")
                .refuses(REFUSAL, "400", "401", "404", "406", "413", "429", "500", "502");
    }

    private static Operation response(String path) {
        Map<String, Object> response = object(
                "status", STATUS, "request_id", TEXT, "error", MAYBE_TEXT, "metrics", METRICS, "output", MAYBE_TEXT);
        return Operation.get(path + "{id}", TAG, "A request with the link to its song, or the song as base64 text")
                .yields("200", response, "the request, unless it failed")
                .refuses(response, "422")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation status() {
        Map<String, Object> status = object("status", STATUS, "request_id", TEXT, "error", TEXT, "metrics", METRICS);
        return Operation.get(SegmindApi.RESPONSE + "{id}/status", TAG, "State of a request")
                .yields("200", status, "the state, unless it failed")
                .refuses(status, "422")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation credits() {
        return Operation.get(SegmindApi.CREDITS, TAG, "Balance of the caller")
                .yields("200", object("credits", NUMBER), "the balance, in money")
                .refuses(REFUSAL, "401", "429", "500");
    }
}
