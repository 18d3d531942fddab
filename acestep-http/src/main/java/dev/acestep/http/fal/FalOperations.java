package dev.acestep.http.fal;

import static dev.acestep.http.openapi.Schemas.object;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class FalOperations {
    private static final String TAG = "fal";
    private static final String REQUEST = FalApp.ROOT + "/requests/{id}";
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> REFUSAL = object("detail", Map.of());
    private static final Map<String, Object> RECEIPT = object(
            "status",
            TEXT,
            "request_id",
            TEXT,
            "response_url",
            TEXT,
            "status_url",
            TEXT,
            "cancel_url",
            TEXT,
            "queue_position",
            Map.of("type", "integer"));
    private static final Map<String, Object> STATUS = object(
            "status",
            Map.of("type", "string", "enum", List.of("IN_QUEUE", "IN_PROGRESS", "COMPLETED")),
            "request_id",
            TEXT,
            "response_url",
            TEXT,
            "status_url",
            TEXT,
            "cancel_url",
            TEXT,
            "queue_position",
            Map.of("type", List.of("integer", "null")),
            "logs",
            Map.of("type", "array", "items", object("message", TEXT, "level", TEXT, "source", TEXT, "timestamp", TEXT)),
            "metrics",
            object("inference_time", Map.of("type", "number")),
            "error",
            TEXT);
    private static final Map<String, Object> RESULT = object(
            "audio",
            object("url", TEXT, "content_type", TEXT, "file_name", TEXT, "file_size", Map.of("type", "integer")),
            "seed",
            Map.of("type", "integer"),
            "tags",
            TEXT,
            "lyrics",
            TEXT);

    static final List<Operation> ALL = Stream.concat(
                    Arrays.stream(FalApp.values()).filter(FalApp::served).map(FalOperations::submission),
                    Stream.of(result(), status(), stream(), cancel()))
            .toList();

    private FalOperations() {}

    private static Operation submission(FalApp app) {
        return Operation.post(app.path(), TAG, "Submits a song to be made")
                .query("fal_webhook", "URL to be told of the end")
                .readsJson(FieldSchema.ofWires(FalOrders.table(app)))
                .yields("200", RECEIPT, "taken, and durable")
                .refuses(REFUSAL, "401", "403", "404", "413", "422", "429", "500");
    }

    private static Operation result() {
        return Operation.get(REQUEST, TAG, "The song of a request; every path also answers below its endpoint's own")
                .yields("200", RESULT, "the song")
                .refuses(REFUSAL, "400", "401", "404", "422", "429", "500");
    }

    private static Operation status() {
        return Operation.get(REQUEST + "/status", TAG, "State of a request")
                .query("logs", "1 adds its log")
                .yields("200", STATUS, "the state")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation stream() {
        return Operation.get(REQUEST + "/status/stream", TAG, "State of a request as it changes")
                .query("logs", "1 adds its log")
                .gives("text/event-stream", "server-sent events with the state")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation cancel() {
        return Operation.put(REQUEST + "/cancel", TAG, "Cancels a request")
                .yields("202", object("status", TEXT), "it is cancelled, or will be soon")
                .refuses(object("status", TEXT), "400")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }
}
