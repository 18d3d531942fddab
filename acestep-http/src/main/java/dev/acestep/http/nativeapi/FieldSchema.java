package dev.acestep.http.nativeapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The table's fields as JSON schema. */
final class FieldSchema {
    private FieldSchema() {}

    /** An object that has these fields, none of them required. */
    static Map<String, Object> object(Collection<Field<?>> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), property(field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> property(Field<?> field) {
        Map<String, Object> property =
                new LinkedHashMap<>(new TreeMap<>(field.kind().schema()));
        field.standard().ifPresent(value -> property.put("default", plain(value)));
        property.put("description", description(field));
        return property;
    }

    private static String description(Field<?> field) {
        List<String> others = new ArrayList<>(field.aliases());
        others.addAll(field.lastResorts());
        String aliases = others.isEmpty() ? "" : "; also sent as " + String.join(", ", others);
        return "%s (%s)%s".formatted(field.meaning(), field.kind().rule(), aliases);
    }

    private static Object plain(Object value) {
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value;
    }
}
