package dev.acestep.http.pixazo;

import static dev.acestep.http.openapi.Schema.TEXT;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.maybeText;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.oneOf;
import static dev.acestep.http.openapi.Schema.text;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, and their descriptions. */
final class PixazoOperations {
    /** Where each model is asked for; the last path is one that a published example prints. */
    static final Map<String, PixazoModel> SUBMISSIONS = submissions();

    /** Where a request's state is asked for. */
    static final List<String> RESULTS = List.of(
            PixazoApi.STATUS + "{request_id}",
            "/ace-step/v1/result/{request_id}",
            "/ace-step-xl/v1/result/{request_id}");

    private static final String TAG = "pixazo";
    private static final Map<String, Object> REFUSAL = object(text("error"), text("message"));

    private PixazoOperations() {}

    static List<Operation> all() {
        return Stream.concat(
                        SUBMISSIONS.entrySet().stream().map(route -> submission(route.getKey(), route.getValue())),
                        RESULTS.stream().map(PixazoOperations::result))
                .toList();
    }

    private static Map<String, PixazoModel> submissions() {
        Map<String, PixazoModel> routes = new LinkedHashMap<>();
        routes.put("/ace-step/v1/generate", PixazoModel.STANDARD);
        routes.put("/ace-step-xl/v1/generate", PixazoModel.XL);
        routes.put("/ace-step-xl/v1/ace-step-xl/generate", PixazoModel.XL);
        return routes;
    }

    private static Operation submission(String path, PixazoModel model) {
        return Operation.post(path, TAG, "Submits a song to be made by " + model.id())
                .header(Notification.URL, "https URL that is told of the request")
                .header(Notification.MODE, "terminal (default): told of its end; sync: also of each change until then")
                .readsJson(FieldSchema.ofWires(model.parameters()))
                .yields("202", object(text("request_id"), text("status"), text("polling_url")), "taken, and durable")
                .refuses(REFUSAL, "400", "401", "402", "403", "413", "429", "500");
    }

    private static Operation result(String path) {
        return Operation.get(path, TAG, "State and files of a request")
                .yields("200", request(), "the request, whatever its state")
                .refuses(REFUSAL, "401", "404", "429", "500");
    }

    private static Map<String, Object> request() {
        return object(
                text("request_id"),
                member("status", oneOf("QUEUED", "PROCESSING", "COMPLETED", "FAILED", "ERROR")),
                text("model_id"),
                maybeText("error"),
                member("output", object(member("media_url", listOf(TEXT)), text("media_type"))),
                text("created_at"),
                text("updated_at"),
                maybeText("completed_at"),
                text("polling_url"));
    }
}
