package dev.acestep.http.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.body.BodyJson;
import dev.acestep.music.InvalidRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A value as it was sent, with the ways to understand it that all fields share.
 *
 * @param field canonical name of the field that it is for
 * @param name under which it was sent
 */
public record Raw(String field, String name, JsonNode node) {
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_NUMBER = 50;
    private static final Set<String> TRUE = Set.of("1", "true", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "false", "no", "n", "off");

    /** Whether nothing was sent: no value, {@code null}, or an empty text. */
    public boolean isAbsent() {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isEmpty());
    }

    /** The refusal of this value. */
    public InvalidRequest refused(String rule) {
        return InvalidRequest.notAllowed(field, shown(), rule);
    }

    /** The value as text; numbers and booleans become text, lists and objects are refused. */
    public String text(String rule) {
        if (node.isContainerNode()) {
            throw refused(rule);
        }
        return node.asText();
    }

    /** The value as a word: without surrounding blanks, in lower case. */
    public String word(String rule) {
        return text(rule).strip().toLowerCase(Locale.ROOT);
    }

    /** True or false in any of their spellings. */
    public boolean bool(String rule) {
        String word = node.isNumber() ? number(rule).stripTrailingZeros().toPlainString() : word(rule);
        if (TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw refused(rule);
    }

    /** The value as a number of moderate length. */
    public BigDecimal number(String rule) {
        String word = node.isBoolean() ? "" : word(rule);
        if (word.isEmpty() || word.length() > LONGEST_NUMBER) {
            throw refused(rule);
        }
        try {
            BigDecimal number = new BigDecimal(word);
            if (Math.abs((long) number.scale()) > 400) {
                throw refused(rule);
            }
            return number;
        } catch (NumberFormatException noNumber) {
            throw refused(rule);
        }
    }

    /** The value as a whole number; {@code 120.0} is one, {@code 120.5} is not. */
    public long integer(String rule) {
        try {
            return number(rule).longValueExact();
        } catch (ArithmeticException fraction) {
            throw refused(rule);
        }
    }

    /** The entries of a list: a JSON array, a JSON array as text, or text with commas. */
    public List<Raw> entries(String rule) {
        if (node.isObject()) {
            throw refused(rule);
        }
        List<Raw> entries = new ArrayList<>();
        for (JsonNode entry : nodes(rule)) {
            entries.add(new Raw(field, name, entry));
        }
        if (entries.size() > MOST_ENTRIES) {
            throw refused("at most %,d entries".formatted(MOST_ENTRIES));
        }
        return entries;
    }

    private Iterable<JsonNode> nodes(String rule) {
        if (node.isArray()) {
            return node;
        }
        if (!node.isTextual()) {
            return List.of(node);
        }
        String text = node.textValue().strip();
        if (text.startsWith("[")) {
            return BodyJson.parse(text).filter(JsonNode::isArray).orElseThrow(() -> refused(rule));
        }
        List<JsonNode> nodes = new ArrayList<>();
        for (String entry : text.split(",", MOST_ENTRIES + 2)) {
            nodes.add(BodyJson.NODES.textNode(entry.strip()));
        }
        return nodes;
    }

    /** What a refusal shows: texts in quotes and numbers bare, lists and objects by their kind. */
    private Object shown() {
        if (node.isTextual()) {
            return node.textValue();
        }
        String bare = node.isArray() ? "a list" : node.isObject() ? "an object" : node.asText();
        return new Bare(bare.length() <= LONGEST_NUMBER ? bare : bare.substring(0, LONGEST_NUMBER) + "…");
    }

    /** The last entry of a field that was sent more than once, where only one value is wanted. */
    public Raw last() {
        return new Raw(field, name, node.isArray() && !node.isEmpty() ? node.get(node.size() - 1) : node);
    }

    public Optional<Raw> present() {
        return isAbsent() ? Optional.empty() : Optional.of(this);
    }

    /** Words that a refusal shows without quotes. */
    private record Bare(String words) {
        @Override
        public String toString() {
            return words;
        }
    }
}
