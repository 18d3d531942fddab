package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metadata as the model is told that it has thought it.
 *
 * @param fields genres are not told
 * @param given fields whose values are somebody's words
 * @param specials texts of the special tokens that the model itself put into the other fields, where they are tokens
 *     again
 */
record Thought(Map<MetadataField, String> fields, Set<MetadataField> given, Set<String> specials) {
    static final Thought NONE = new Thought(Map.of(), Set.of(), Set.of());

    private static final String BEGIN = "<think>";
    private static final String QUARTERS = "/4";
    private static final Pattern LINE_BREAKS_IN_FRONT = Pattern.compile("^\n++");

    /** A part of the thought that is one special token, or text without any. */
    record Piece(String text, boolean special) {}

    /** With its tags, as text. */
    String text() {
        return BEGIN + "\n" + yaml() + "\n</think>";
    }

    /** The parts between the tags; where the model began its thought anew, the template forgets what was before. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        List<MetadataField> told = told();
        for (MetadataField field : told) {
            String end = field == told.getLast() ? "" : "\n";
            String line = field == told.getLast() ? Whitespace.strip(line(field)) : line(field);
            if (given.contains(field)) {
                pieces.add(new Piece(line + end, false));
            } else {
                pieces.addAll(split(line + end));
            }
        }
        return sinceBegunAnew(pieces).stream()
                .filter(piece -> !piece.text().isEmpty())
                .toList();
    }

    private static List<Piece> sinceBegunAnew(List<Piece> pieces) {
        int anew = pieces.lastIndexOf(new Piece(BEGIN, true));
        if (anew == -1) {
            return pieces;
        }
        List<Piece> rest = new ArrayList<>(pieces.subList(anew + 1, pieces.size()));
        rest.set(
                0,
                new Piece(LINE_BREAKS_IN_FRONT.matcher(rest.getFirst().text()).replaceFirst(""), false));
        return rest;
    }

    private String yaml() {
        return Whitespace.strip(
                String.join("\n", told().stream().map(this::line).toList()));
    }

    private List<MetadataField> told() {
        Set<MetadataField> told = EnumSet.noneOf(MetadataField.class);
        told.addAll(fields.keySet());
        told.remove(MetadataField.GENRES);
        return List.copyOf(told);
    }

    String line(MetadataField field) {
        String value = value(field);
        return number(field, value)
                .map(number -> field.wireName() + ": " + number)
                .orElseGet(() -> YamlField.of(field.wireName(), value));
    }

    private String value(MetadataField field) {
        String value = fields.getOrDefault(field, "");
        boolean quarters = field == MetadataField.TIMESIGNATURE && value.endsWith(QUARTERS);
        return quarters ? value.substring(0, value.indexOf('/')) : value;
    }

    private static Optional<String> number(MetadataField field, String value) {
        return switch (field) {
            case BPM, DURATION -> WholeNumber.read(value);
            case CAPTION, GENRES, KEYSCALE, LANGUAGE, TIMESIGNATURE -> WholeNumber.ofDigits(value);
        };
    }

    private List<Piece> split(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher special = anySpecial().matcher(line);
        int from = 0;
        while (special.find()) {
            pieces.add(new Piece(line.substring(from, special.start()), false));
            pieces.add(new Piece(special.group(), true));
            from = special.end();
        }
        pieces.add(new Piece(line.substring(from), false));
        return pieces;
    }

    private Pattern anySpecial() {
        List<String> alternatives = specials.stream().map(Pattern::quote).toList();
        return Pattern.compile(alternatives.isEmpty() ? "(?!)" : String.join("|", alternatives));
    }
}
