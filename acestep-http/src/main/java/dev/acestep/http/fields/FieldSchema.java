package dev.acestep.http.fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The table's fields as JSON schema. */
public final class FieldSchema {
    private FieldSchema() {}

    /** An object that has these fields, none of them required. */
    public static Map<String, Object> object(Collection<Field<?>> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), property(field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    /** An object that has a dialect's fields. */
    public static Map<String, Object> ofWires(Collection<Wire<?, ?>> wires) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        wires.forEach(wire -> properties.put(wire.field().name(), property(wire.field())));
        schema.put("properties", properties);
        schema.put(
                "required",
                wires.stream()
                        .filter(Wire::required)
                        .map(wire -> wire.field().name())
                        .toList());
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
        List<String> others = new ArrayList<>(field.names().aliases());
        others.addAll(field.names().lastResorts());
        String aliases = others.isEmpty() ? "" : "; also sent as " + String.join(", ", others);
        return "%s (%s)%s".formatted(field.meaning(), field.kind().rule(), aliases);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case List<?> list -> list.stream().map(FieldSchema::plain).toList();
            default -> value;
        };
    }
}
