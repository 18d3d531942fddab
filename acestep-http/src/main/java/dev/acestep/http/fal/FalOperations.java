package dev.acestep.http.fal;

import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.number;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.oneOf;
import static dev.acestep.http.openapi.Schema.text;

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
    private static final Map<String, Object> REFUSAL = object(member("detail", Map.of()));
    private static final Map<String, Object> RECEIPT = object(
            text("status"),
            text("request_id"),
            text("response_url"),
            text("status_url"),
            text("cancel_url"),
            integer("queue_position"));
    private static final Map<String, Object> STATUS = object(
            member("status", oneOf("IN_QUEUE", "IN_PROGRESS", "COMPLETED")),
            text("request_id"),
            text("response_url"),
            text("status_url"),
            text("cancel_url"),
            member("queue_position", Map.of("type", List.of("integer", "null"))),
            member("logs", listOf(object(text("message"), text("level"), text("source"), text("timestamp")))),
            member("metrics", object(number("inference_time"))),
            text("error"));
    private static final Map<String, Object> RESULT = object(
            member("audio", object(text("url"), text("content_type"), text("file_name"), integer("file_size"))),
            integer("seed"),
            text("tags"),
            text("lyrics"));

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
                .yields("202", object(text("status")), "it is cancelled, or will be soon")
                .refuses(object(text("status")), "400")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }
}
