package dev.acestep.http.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON schemas of answers. */
public final class Schemas {
    public static final Map<String, Object> TEXT = Map.of("type", "string");
    public static final Map<String, Object> INTEGER = Map.of("type", "integer");
    public static final Map<String, Object> NUMBER = Map.of("type", "number");

    private Schemas() {}

    /** An object of these members, each a name and a schema, in their order. */
    public static Map<String, Object> object(Object... members) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            properties.put(String.valueOf(members[i]), members[i + 1]);
        }
        return Map.of("type", "object", "properties", properties);
    }

    public static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }
}
