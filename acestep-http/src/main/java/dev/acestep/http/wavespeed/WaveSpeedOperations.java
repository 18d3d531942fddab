package dev.acestep.http.wavespeed;

import static dev.acestep.http.openapi.Schema.FILE;
import static dev.acestep.http.openapi.Schema.OBJECT;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.text;

import dev.acestep.http.HostedConfig;
import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class WaveSpeedOperations {
    private static final String TAG = "WaveSpeed";
    private static final Map<String, Object> REFUSED = object(
            member("code", Map.of("type", "integer", "description", "the HTTP status")),
            text("message"),
            text("error_code"),
            member("data", Map.of("type", List.of("object", "null"), "description", "holds the task code")));

    private WaveSpeedOperations() {}

    static List<Operation> of(PublicModels models, HostedConfig hosted) {
        Map<String, Object> parameters = FieldSchema.ofWires(Parameters.table(hosted.wavespeedRequireTags()));
        Stream<Operation> submissions = models.ids().stream()
                .map(id -> Operation.post("/api/v3/" + id, TAG, "Submits a prediction")
                        .query("webhook", "URL that is told of the end")
                        .readsJson(parameters)
                        .refuses(REFUSED, "400", "401", "403", "404", "429"));
        return Stream.of(submissions, predictions(), catalog(), media())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Operation> predictions() {
        return Stream.of(
                Operation.get("/api/v3/predictions/{id}/result", TAG, "A prediction as it stands; a failed one is 200")
                        .refuses(REFUSED, "401", "404"),
                Operation.get("/api/v3/predictions/{id}", TAG, "The same").refuses(REFUSED, "401", "404"),
                Operation.delete("/api/v3/predictions/{id}", TAG, "Removes a prediction and its files")
                        .refuses(REFUSED, "401", "404"),
                Operation.post("/api/v3/predictions", TAG, "Predictions, newest first, in pages")
                        .readsJson(FieldSchema.object(Listing.FIELDS))
                        .refuses(REFUSED, "400", "401"),
                Operation.post("/api/v3/predictions/delete", TAG, "Removes predictions and their files")
                        .readsJson(FieldSchema.object(List.of(PredictionRoutes.IDS)))
                        .refuses(REFUSED, "400", "401"));
    }

    private static Stream<Operation> catalog() {
        Map<String, Object> price = object(text("model_id"), member("inputs", OBJECT));
        price.put("required", List.of("model_id"));
        return Stream.of(
                Operation.get("/api/v3/models", TAG, "Models with their parameters and prices")
                        .refuses(REFUSED, "401"),
                Operation.post("/api/v3/model/price", TAG, "What a prediction would cost")
                        .readsJson(price)
                        .refuses(REFUSED, "400", "401"),
                Operation.get("/api/v3/balance", TAG, "What the key may still spend")
                        .refuses(REFUSED, "401"),
                Operation.get("/api/v3/webhook/secret", TAG, "What signs the webhooks of the key's predictions")
                        .refuses(REFUSED, "401"));
    }

    private static Stream<Operation> media() {
        return Stream.of(
                Operation.post("/api/v3/media/uploads", TAG, "A ticket to send one file, good for an hour")
                        .readsJson(FieldSchema.object(Announced.FIELDS))
                        .refuses(REFUSED, "400", "401", "413"),
                Operation.put("/api/v3/media/uploads/{ticket}", TAG, "Sends the ticket's file as raw bytes; no key")
                        .refuses(REFUSED, "400", "403", "413"),
                Operation.post("/api/v3/media/upload/binary", TAG, "Sends a file as a form")
                        .readsFiles(object(member("file", FILE)))
                        .refuses(REFUSED, "400", "401", "413"),
                Operation.get("/api/v3/media/files/{name}", TAG, "A file that was sent; no key")
                        .gives("*/*", "the file")
                        .refuses(REFUSED, "404"));
    }
}
