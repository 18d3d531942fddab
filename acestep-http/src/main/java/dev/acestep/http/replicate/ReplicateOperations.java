package dev.acestep.http.replicate;

import static dev.acestep.http.openapi.Schema.OBJECT;
import static dev.acestep.http.openapi.Schema.TEXT;
import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.maybeText;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.number;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.oneOf;
import static dev.acestep.http.openapi.Schema.text;

import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class ReplicateOperations {
    private static final String TAG = "Replicate";
    private static final Map<String, Object> PREDICTION = object(
            text("id"),
            text("model"),
            text("version"),
            member("input", OBJECT),
            member("output", Map.of("type", List.of("array", "null"), "items", TEXT)),
            member("status", oneOf("starting", "processing", "succeeded", "failed", "canceled")),
            maybeText("error"),
            text("logs"),
            text("created_at"),
            maybeText("started_at"),
            maybeText("completed_at"),
            member("urls", object(text("get"), text("cancel"))),
            member("metrics", object(number("predict_time"))));
    private static final Map<String, Object> PAGE =
            object(maybeText("previous"), maybeText("next"), member("results", listOf(PREDICTION)));
    private static final Map<String, Object> REFUSED = object(text("detail"), integer("status"), text("title"));

    static final List<Operation> ALL =
            Stream.of("", "/v1").flatMap(ReplicateOperations::at).toList();

    private ReplicateOperations() {}

    private static Stream<Operation> at(String root) {
        return Stream.of(
                creation(root + "/predictions"),
                creation(root + "/models/{owner}/{name}/predictions"),
                Operation.get(root + "/predictions", TAG, "Predictions, newest first")
                        .query("cursor", "as in next or previous of a page")
                        .yields("200", PAGE, "a page")
                        .refuses(REFUSED, "401", "422"),
                Operation.get(root + "/predictions/{id}", TAG, "A prediction as it stands")
                        .yields("200", PREDICTION, "the prediction")
                        .refuses(REFUSED, "401", "404"),
                Operation.post(root + "/predictions/{id}/cancel", TAG, "Stops a prediction")
                        .yields("200", PREDICTION, "the prediction")
                        .refuses(REFUSED, "401", "404"));
    }

    private static Operation creation(String path) {
        return Operation.post(path, TAG, "Makes a prediction")
                .header("Prefer", "wait or wait=n holds the answer until the end, up to 60 seconds")
                .readsJson(Creation.schema())
                .yields("201", PREDICTION, "the prediction")
                .refuses(REFUSED, "400", "401", "402", "404", "422", "429");
    }
}
