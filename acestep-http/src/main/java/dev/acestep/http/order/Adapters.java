package dev.acestep.http.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.music.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The adapters that a request names; none can be installed yet, so every name but {@code none} is refused. */
final class Adapters {
    private Adapters() {}

    static Kind<List<String>> kind() {
        Map<String, Object> name = Map.of("type", "string");
        Map<String, Object> scaled = Map.of(
                "type",
                "object",
                "properties",
                Map.of("name", name, "scale", Map.of("type", "number", "minimum", 0, "maximum", 1)));
        Map<String, Object> list = Map.of("type", "array", "items", Map.of("oneOf", List.of(name, scaled)));
        return Kind.list(
                "adapter name, or list of names or of {name, scale}",
                Map.of("oneOf", List.of(name, list)),
                Adapters::installed);
    }

    private static List<String> installed(Raw raw, String rule) {
        for (String name : names(raw, rule)) {
            if (!name.isBlank() && !name.strip().equalsIgnoreCase("none")) {
                throw InvalidRequest.notAllowed("lora", name, "no such adapter; installed: none");
            }
        }
        return List.of();
    }

    private static List<String> names(Raw raw, String rule) {
        boolean list =
                raw.node().isArray() || raw.node().asText().stripLeading().startsWith("[");
        if (!list) {
            return List.of(raw.text(rule));
        }
        List<String> names = new ArrayList<>();
        for (Raw entry : raw.entries(rule)) {
            names.add(name(entry, rule));
        }
        return names;
    }

    private static String name(Raw entry, String rule) {
        if (!entry.node().isObject()) {
            return entry.isAbsent() ? "" : entry.text(rule);
        }
        JsonNode scale = entry.node().path("scale");
        if (!scale.isMissingNode() && !scale.isNull()) {
            Kind.number(0, 1).read(new Raw("lora", entry.name(), scale));
        }
        JsonNode name = entry.node().hasNonNull("name")
                ? entry.node().get("name")
                : entry.node().path("path");
        if (!name.isTextual()) {
            throw entry.refused(rule);
        }
        return name.textValue();
    }
}
