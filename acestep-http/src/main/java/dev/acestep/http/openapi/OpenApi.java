package dev.acestep.http.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of every dialect for machines, made from the same tables of fields that requests are read by. */
public final class OpenApi {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NUMBER = Map.of("type", "integer");

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
        schemas.put("Description", Map.of("type", "object"));
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
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("data", Map.of("description", "the payload"));
        members.put("code", NUMBER);
        members.put("error", Map.of("type", List.of("string", "null")));
        members.put("timestamp", Map.of("type", "integer", "description", "milliseconds since 1970"));
        members.put("extra", Map.of());
        return object(members);
    }

    private static Map<String, Object> refusal() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("detail", Map.of("type", "string", "description", "what was wrong, in one sentence"));
        members.put("data", Map.of("type", "null"));
        members.put("code", NUMBER);
        members.put("error", TEXT);
        members.put("timestamp", NUMBER);
        members.put("extra", Map.of("type", "null"));
        return object(members);
    }

    private static Map<String, Object> object(Map<String, Object> members) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", members);
        return schema;
    }
}
