package dev.acestep.engine.planning;

import java.util.Locale;
import java.util.Map;

/** Characters that stand in double quotes as escapes. */
final class YamlEscape {
    private static final Map<Integer, String> SHORT = Map.ofEntries(
            Map.entry(0x00, "\\0"),
            Map.entry(0x07, "\\a"),
            Map.entry(0x08, "\\b"),
            Map.entry(0x09, "\\t"),
            Map.entry(0x0A, "\\n"),
            Map.entry(0x0B, "\\v"),
            Map.entry(0x0C, "\\f"),
            Map.entry(0x0D, "\\r"),
            Map.entry(0x1B, "\\e"),
            Map.entry((int) '"', "\\\""),
            Map.entry((int) '\\', "\\\\"),
            Map.entry(0x85, "\\N"),
            Map.entry(0x2028, "\\L"),
            Map.entry(0x2029, "\\P"));

    private YamlEscape() {}

    static boolean needs(int character) {
        return SHORT.containsKey(character) || character == 0xFEFF || !isPrintable(character);
    }

    static String of(int character) {
        String known = SHORT.get(character);
        if (known != null) {
            return known;
        }
        String form = character <= 0xFF ? "\\x%02X" : character <= 0xFFFF ? "\\u%04X" : "\\U%08X";
        return String.format(Locale.ROOT, form, character);
    }

    private static boolean isPrintable(int character) {
        return (character >= 0x20 && character <= 0x7E)
                || (character >= 0xA0 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD);
    }
}
