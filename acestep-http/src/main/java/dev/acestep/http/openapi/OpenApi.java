package dev.acestep.http.openapi;

import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.maybeText;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of every dialect for machines, made from the same tables of fields that requests are read by. */
public final class OpenApi {
    private OpenApi() {}

    /** An OpenAPI 3.1 document. */
    public static Map<String, Object> document(List<Operation> operations) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put("paths", paths(operations));
        document.put("components", components());
        document.put("security", List.of(Map.of("bearer", List.of()), Map.of("key", List.of()), Map.of()));
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "ACE-Step API");
        info.put("version", "1.0");
        info.put(
                "description",
                "Music from words: submit with /release_task, poll with /query_result, download with /v1/audio."
                        + " Every path but those of other dialects also answers under /api.");
        return info;
    }

    private static Map<String, Object> paths(List<Operation> operations) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method(), operation.toMap());
        }
        return new LinkedHashMap<>(paths);
    }

    private static Map<String, Object> components() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("Envelope", envelope());
        schemas.put("Refusal", refusal());
        schemas.put("Description", Schema.OBJECT);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas);
        components.put(
                "securitySchemes",
                Map.of(
                        "bearer", Map.of("type", "http", "scheme", "bearer"),
                        "key", Map.of("type", "apiKey", "in", "header", "name", "x-api-key")));
        return components;
    }

    private static Map<String, Object> envelope() {
        return object(
                member("data", Map.of("description", "the payload")),
                integer("code"),
                maybeText("error"),
                member("timestamp", Map.of("type", "integer", "description", "milliseconds since 1970")),
                member("extra", Map.of()));
    }

    private static Map<String, Object> refusal() {
        return object(
                member("detail", Map.of("type", "string", "description", "what was wrong, in one sentence")),
                member("data", Map.of("type", "null")),
                integer("code"),
                text("error"),
                integer("timestamp"),
                member("extra", Map.of("type", "null")));
    }
}
