package dev.acestep.http.segmind;

import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.maybeText;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.number;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.oneOf;
import static dev.acestep.http.openapi.Schema.text;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class SegmindOperations {
    private static final String TAG = "segmind";
    private static final Map<String, Object> STATUS = oneOf("QUEUED", "PROCESSING", "COMPLETED", "FAILED");
    private static final Map<String, Object> REFUSAL = object(text("error"));
    private static final Map<String, Object> METRICS = object(
            number("inference_time"),
            number("queue_time"),
            number("total_time"),
            number("cost"),
            number("remaining_credits"),
            integer("retry_count"));

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
                .refuses(object(text("error"), text("request_id")), "504");
    }

    private static Operation submission(String slug, Map<String, Object> parameters) {
        return Operation.post("/v2/" + slug, TAG, "Submits a song to be made")
                .readsJson(parameters)
                .yields(
                        "200",
                        object(
                                text("request_id"),
                                member("status", STATUS),
                                text("poll_url"),
                                text("status_url"),
                                text("response_url")),
                        "taken, and durable")
                .refuses(REFUSAL, "400", "401", "404", "406", "413", "429", "500", "502");
    }

    private static Operation response(String path) {
        Map<String, Object> response = object(
                member("status", STATUS),
                text("request_id"),
                maybeText("error"),
                member("metrics", METRICS),
                maybeText("output"));
        return Operation.get(path + "{id}", TAG, "A request with the link to its song, or the song as base64 text")
                .yields("200", response, "the request, unless it failed")
                .refuses(response, "422")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation status() {
        Map<String, Object> status =
                object(member("status", STATUS), text("request_id"), text("error"), member("metrics", METRICS));
        return Operation.get(SegmindApi.RESPONSE + "{id}/status", TAG, "State of a request")
                .yields("200", status, "the state, unless it failed")
                .refuses(status, "422")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Operation credits() {
        return Operation.get(SegmindApi.CREDITS, TAG, "Balance of the caller")
                .yields("200", object(number("credits")), "the balance, in money")
                .refuses(REFUSAL, "401", "429", "500");
    }
}
