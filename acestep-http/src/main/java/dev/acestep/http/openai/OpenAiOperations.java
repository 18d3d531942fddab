package dev.acestep.http.openai;

import static dev.acestep.http.openapi.Schema.OBJECT;
import static dev.acestep.http.openapi.Schema.TEXT;
import static dev.acestep.http.openapi.Schema.extended;
import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.maybeText;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.text;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.openapi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class OpenAiOperations {
    private static final String TAG = "openai";
    private static final Map<String, Object> REFUSAL = object(
            member("error", object(text("message"), text("type"), maybeText("param"), maybeText("code"))),
            text("detail"));

    private OpenAiOperations() {}

    static List<Operation> all() {
        return Stream.of(
                        ChatRoutes.PATHS.stream().map(OpenAiOperations::chat),
                        ModelListRoutes.PATHS.stream().map(OpenAiOperations::list),
                        ModelListRoutes.PATHS.stream().map(OpenAiOperations::model))
                .flatMap(each -> each)
                .toList();
    }

    private static Operation chat(String path) {
        return Operation.post(path, TAG, "Makes a song of the user's last message; stream sends it piece by piece")
                .readsJson(request())
                .yields("200", completion(), "the song, its files as data: URLs")
                .refuses(REFUSAL, "400", "401", "402", "403", "404", "413", "429", "500", "503", "504");
    }

    private static Operation list(String path) {
        return Operation.get(path, TAG, "Installed models, the default one first")
                .yields("200", object(text("object"), member("data", listOf(OBJECT))), "the models")
                .refuses(REFUSAL, "401", "429");
    }

    private static Operation model(String path) {
        return Operation.get(path + "/{id}", TAG, "One installed model")
                .yields("200", OBJECT, "the model")
                .refuses(REFUSAL, "401", "404", "429");
    }

    private static Map<String, Object> request() {
        List<Wire<?, ?>> config = new ArrayList<>(ChatFields.CONFIG);
        config.addAll(ChatFields.FORMAT);
        Map<String, Object> schema = extended(
                FieldSchema.ofWires(ChatFields.TOP),
                member("messages", Map.of("type", "array", "minItems", 1, "items", OBJECT)),
                member(
                        "modalities",
                        Map.of(
                                "type",
                                "array",
                                "items",
                                TEXT,
                                "description",
                                "taken; answers always have text and audio")),
                member("audio_config", FieldSchema.ofWires(config)),
                member("audio", FieldSchema.ofWires(ChatFields.FORMAT)));
        schema.put("required", List.of("messages"));
        return schema;
    }

    private static Map<String, Object> completion() {
        return object(
                text("id"),
                text("object"),
                integer("created"),
                text("model"),
                text("system_fingerprint"),
                member("choices", listOf(OBJECT)),
                member("usage", OBJECT));
    }
}
