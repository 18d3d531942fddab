package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code key: value} lines; unknown keys and what belongs to them are left out. */
final class FieldLines {
    private static final Map<String, MetadataField> FIELDS =
            Stream.of(MetadataField.values()).collect(Collectors.toMap(MetadataField::wireName, field -> field));

    private final Map<MetadataField, String> fields = new EnumMap<>(MetadataField.class);
    private final List<String> value = new ArrayList<>();
    private Optional<MetadataField> field = Optional.empty();

    private FieldLines() {}

    static Map<MetadataField, String> read(String thought) {
        FieldLines lines = new FieldLines();
        for (String line : thought.split("\n", -1)) {
            if (!Whitespace.strip(line).startsWith("<")) {
                lines.read(line, line.indexOf(':'));
            }
        }
        lines.endField();
        return lines.fields;
    }

    private void read(String line, int colon) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            value.add(line);
        } else if (colon != -1 && !Whitespace.is(line.charAt(0))) {
            endField();
            String key = Whitespace.strip(line.substring(0, colon)).toLowerCase(Locale.ROOT);
            field = Optional.ofNullable(FIELDS.get(key));
            if (!Whitespace.isAll(line.substring(colon + 1))) {
                value.add(line.substring(colon + 1));
            }
        }
    }

    private void endField() {
        field.filter(_ -> !value.isEmpty()).ifPresent(known -> fields.put(known, value(known)));
        value.clear();
    }

    private String value(MetadataField known) {
        String lines = String.join("\n", value);
        return switch (known) {
            case BPM, DURATION -> WholeNumber.read(lines).orElseGet(() -> Whitespace.strip(lines));
            case CAPTION -> oneLine(lines);
            case GENRES, KEYSCALE, LANGUAGE, TIMESIGNATURE -> Whitespace.strip(lines);
        };
    }

    private static String oneLine(String lines) {
        return Stream.of(lines.split("\n", -1))
                .map(Whitespace::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
