package dev.acestep.http.openai;

import dev.acestep.http.fields.FieldSchema;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.openapi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The dialect's routes, described. */
final class OpenAiOperations {
    private static final String TAG = "openai";
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> MAYBE_TEXT = Map.of("type", List.of("string", "null"));
    private static final Map<String, Object> OBJECT = Map.of("type", "object");
    private static final Map<String, Object> REFUSAL = object(Map.of(
            "error",
            object(Map.of("message", TEXT, "type", TEXT, "param", MAYBE_TEXT, "code", MAYBE_TEXT)),
            "detail",
            TEXT));

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
                .yields("200", object(completion()), "the song, its files as data: URLs")
                .refuses(REFUSAL, "400", "401", "402", "403", "404", "413", "429", "500", "503", "504");
    }

    private static Operation list(String path) {
        return Operation.get(path, TAG, "Installed models, the default one first")
                .yields(
                        "200",
                        object(Map.of("object", TEXT, "data", Map.of("type", "array", "items", OBJECT))),
                        "the models")
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
        Map<String, Object> schema = FieldSchema.ofWires(ChatFields.TOP);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("messages", Map.of("type", "array", "minItems", 1, "items", OBJECT));
        properties.put(
                "modalities",
                Map.of("type", "array", "items", TEXT, "description", "taken; answers always have text and audio"));
        properties.put("audio_config", FieldSchema.ofWires(config));
        properties.put("audio", FieldSchema.ofWires(ChatFields.FORMAT));
        if (schema.get("properties") instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> properties.put(String.valueOf(name), field));
        }
        schema.put("properties", properties);
        schema.put("required", List.of("messages"));
        return schema;
    }

    private static Map<String, Object> completion() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", TEXT);
        members.put("object", TEXT);
        members.put("created", Map.of("type", "integer"));
        members.put("model", TEXT);
        members.put("system_fingerprint", TEXT);
        members.put("choices", Map.of("type", "array", "items", OBJECT));
        members.put("usage", OBJECT);
        return members;
    }

    private static Map<String, Object> object(Map<String, Object> members) {
        return Map.of("type", "object", "properties", members);
    }
}
