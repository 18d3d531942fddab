package dev.acestep.http.replicate;

import static dev.acestep.http.openapi.Schemas.NUMBER;
import static dev.acestep.http.openapi.Schemas.TEXT;
import static dev.acestep.http.openapi.Schemas.list;
import static dev.acestep.http.openapi.Schemas.object;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class ReplicateOperations {
    private static final String TAG = "Replicate";
    private static final Map<String, Object> MAYBE_TEXT = Map.of("type", List.of("string", "null"));
    private static final Map<String, Object> PREDICTION = object(
            "id",
            TEXT,
            "model",
            TEXT,
            "version",
            TEXT,
            "input",
            Map.of("type", "object"),
            "output",
            Map.of("type", List.of("array", "null"), "items", TEXT),
            "status",
            Map.of("type", "string", "enum", List.of("starting", "processing", "succeeded", "failed", "canceled")),
            "error",
            MAYBE_TEXT,
            "logs",
            TEXT,
            "created_at",
            TEXT,
            "started_at",
            MAYBE_TEXT,
            "completed_at",
            MAYBE_TEXT,
            "urls",
            object("get", TEXT, "cancel", TEXT),
            "metrics",
            object("predict_time", NUMBER));
    private static final Map<String, Object> PAGE =
            object("previous", MAYBE_TEXT, "next", MAYBE_TEXT, "results", list(PREDICTION));
    private static final Map<String, Object> REFUSED = Map.of(
            "type", "object", "properties", Map.of("detail", TEXT, "status", Map.of("type", "integer"), "title", TEXT));
    private static final Map<String, Object> CREATION =
            Creation.schema(FieldSchema.object(Creation.FIELDS), FieldSchema.ofWires(Inputs.TABLE));

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
                .readsJson(CREATION)
                .yields("201", PREDICTION, "the prediction")
                .refuses(REFUSED, "400", "401", "402", "404", "422", "429");
    }
}
