package dev.acestep.http.replicate;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class ReplicateOperations {
    private static final String TAG = "Replicate";
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> PREDICTION = Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                    "id", TEXT,
                    "status", TEXT,
                    "output", Map.of("type", List.of("array", "null"), "items", TEXT),
                    "error", Map.of("type", List.of("string", "null")),
                    "urls", Map.of("type", "object")));
    private static final Map<String, Object> PAGE =
            Map.of("type", "object", "properties", Map.of("results", Map.of("type", "array", "items", PREDICTION)));
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
