package dev.acestep.http.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON schema, of which the descriptions of bodies are made. */
public final class Schema {
    public static final Map<String, Object> TEXT = Map.of("type", "string");
    public static final Map<String, Object> MAYBE_TEXT = Map.of("type", List.of("string", "null"));
    public static final Map<String, Object> NUMBER = Map.of("type", "number");
    public static final Map<String, Object> INTEGER = Map.of("type", "integer");
    public static final Map<String, Object> OBJECT = Map.of("type", "object");
    public static final Map<String, Object> FILE = Map.of("type", "string", "format", "binary");

    private Schema() {}

    /** A member of an object. */
    public record Member(String name, Map<String, Object> schema) {}

    public static Member member(String name, Map<String, Object> schema) {
        return new Member(name, schema);
    }

    public static Member text(String name) {
        return new Member(name, TEXT);
    }

    public static Member maybeText(String name) {
        return new Member(name, MAYBE_TEXT);
    }

    public static Member number(String name) {
        return new Member(name, NUMBER);
    }

    public static Member integer(String name) {
        return new Member(name, INTEGER);
    }

    /** An object of these members, in this order. */
    public static Map<String, Object> object(Member... members) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties(members));
        return schema;
    }

    /** The object with these members before its own. */
    public static Map<String, Object> extended(Map<String, Object> object, Member... before) {
        Map<String, Object> properties = properties(before);
        if (object.get("properties") instanceof Map<?, ?> own) {
            own.forEach((name, schema) -> properties.put(String.valueOf(name), schema));
        }
        Map<String, Object> extended = new LinkedHashMap<>(object);
        extended.put("properties", properties);
        return extended;
    }

    public static Map<String, Object> listOf(Map<String, Object> entries) {
        return Map.of("type", "array", "items", entries);
    }

    /** One of these words. */
    public static Map<String, Object> oneOf(String... words) {
        return Map.of("type", "string", "enum", List.of(words));
    }

    private static Map<String, Object> properties(Member... members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Member member : members) {
            properties.put(member.name(), member.schema());
        }
        return properties;
    }
}
