package dev.acestep.http.wavespeed;

import static dev.acestep.http.openapi.Schema.FILE;
import static dev.acestep.http.openapi.Schema.OBJECT;
import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.number;
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
                        .yields(
                                "200",
                                Answers.enveloped(Answers.PREDICTION),
                                "taken, and durable; in sync mode the end")
                        .refuses(REFUSED, "400", "401", "403", "404", "413", "429", "500", "503"));
        return Stream.of(submissions, predictions(), catalog(), media())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Operation> predictions() {
        return Stream.of(
                Operation.get("/api/v3/predictions/{id}/result", TAG, "A prediction as it stands; a failed one is 200")
                        .yields("200", Answers.enveloped(Answers.PREDICTION), "the prediction")
                        .refuses(REFUSED, "401", "404"),
                Operation.get("/api/v3/predictions/{id}", TAG, "The same")
                        .yields("200", Answers.enveloped(Answers.PREDICTION), "the prediction")
                        .refuses(REFUSED, "401", "404"),
                Operation.delete("/api/v3/predictions/{id}", TAG, "Removes a prediction and its files")
                        .yields("200", Answers.enveloped(object(text("id"), text("status"))), "removed")
                        .refuses(REFUSED, "401", "404"),
                Operation.post("/api/v3/predictions", TAG, "Predictions, newest first, in pages")
                        .readsJson(FieldSchema.object(Listing.FIELDS))
                        .yields("200", Answers.enveloped(Answers.PAGE), "a page")
                        .refuses(REFUSED, "400", "401"),
                Operation.post("/api/v3/predictions/delete", TAG, "Removes predictions and their files")
                        .readsJson(FieldSchema.object(List.of(PredictionRoutes.IDS)))
                        .yields("200", Answers.enveloped(object(integer("deleted_count"))), "how many were removed")
                        .refuses(REFUSED, "400", "401"));
    }

    private static Stream<Operation> catalog() {
        Map<String, Object> price = object(text("model_id"), member("inputs", OBJECT));
        price.put("required", List.of("model_id"));
        return Stream.of(
                Operation.get("/api/v3/models", TAG, "Models with their parameters and prices")
                        .yields("200", Answers.enveloped(listOf(Answers.MODEL)), "the models")
                        .refuses(REFUSED, "401"),
                Operation.post("/api/v3/model/price", TAG, "What a prediction would cost")
                        .readsJson(price)
                        .yields("200", Answers.enveloped(Answers.PRICE), "the price")
                        .refuses(REFUSED, "400", "401"),
                Operation.get("/api/v3/balance", TAG, "What the key may still spend")
                        .yields("200", Answers.enveloped(object(number("balance"))), "the balance, in money")
                        .refuses(REFUSED, "401"),
                Operation.get("/api/v3/webhook/secret", TAG, "What signs the webhooks of the key's predictions")
                        .yields("200", Answers.enveloped(object(text("secret"))), "the secret")
                        .refuses(REFUSED, "401"));
    }

    private static Stream<Operation> media() {
        return Stream.of(
                Operation.post("/api/v3/media/uploads", TAG, "A ticket to send one file, good for an hour")
                        .readsJson(FieldSchema.object(Announced.FIELDS))
                        .yields(
                                "200",
                                Answers.enveloped(Answers.TICKET),
                                "where to send the file, and where it is then")
                        .refuses(REFUSED, "400", "401", "413"),
                Operation.put("/api/v3/media/uploads/{ticket}", TAG, "Sends the ticket's file as raw bytes; no key")
                        .yields("200", Answers.enveloped(object(text("download_url"), integer("size"))), "kept")
                        .refuses(REFUSED, "400", "403", "413"),
                Operation.post("/api/v3/media/upload/binary", TAG, "Sends a file as a form")
                        .readsFiles(object(member("file", FILE)))
                        .yields(
                                "200",
                                Answers.enveloped(
                                        object(text("type"), text("download_url"), text("filename"), integer("size"))),
                                "kept")
                        .refuses(REFUSED, "400", "401", "413"),
                Operation.get("/api/v3/media/files/{name}", TAG, "A file that was sent; no key")
                        .gives("*/*", "the file")
                        .refuses(REFUSED, "404"));
    }
}
