package dev.acestep.http.fields;

import dev.acestep.music.InvalidRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the values of some fields are read and described.
 *
 * @param rule what is allowed, as a refusal says it
 * @param list whether a field that was sent more than once is a list of its values, and not its last one
 * @param schema JSON schema of the plain form
 */
public record Kind<T>(String rule, boolean list, Map<String, Object> schema, Reader<T> reader) {
    /** Understands a value that is there; empty if it stands for no value, refused with the rule if it cannot. */
    @FunctionalInterface
    public interface Reader<T> {
        Optional<T> read(Raw raw, String rule);
    }

    private static final Set<String> NO_NUMBER = Set.of("auto", "n/a");

    public static Kind<Boolean> bool() {
        return one("true or false", Map.of("type", "boolean"), (raw, rule) -> raw.bool(rule));
    }

    public static Kind<String> text(int longest) {
        String rule = "text of at most %,d characters".formatted(longest);
        return new Kind<>(rule, false, Map.of("type", "string", "maxLength", longest), (raw, r) -> {
            String text = raw.text(r);
            if (text.length() > longest) {
                throw InvalidRequest.because(
                        raw.field(), "%,d characters is not allowed (%s)".formatted(text.length(), r));
            }
            return Optional.of(text);
        });
    }

    /** Text that is a name or an address rather than free text: blanks around it do not count. */
    public static Kind<String> name(int longest) {
        Kind<String> text = text(longest);
        return new Kind<>(
                text.rule(),
                false,
                text.schema(),
                (raw, rule) -> text.reader().read(raw, rule).map(String::strip).filter(name -> !name.isEmpty()));
    }

    /** Text as it is sent, of which blanks alone are none. */
    public static Kind<String> words(int longest) {
        Kind<String> text = text(longest);
        return new Kind<>(
                text.rule(),
                false,
                text.schema(),
                (raw, rule) -> text.reader().read(raw, rule).filter(words -> !words.isBlank()));
    }

    public static Kind<Integer> integer(int lowest, int highest) {
        String rule = highest == Integer.MAX_VALUE
                ? "integer from %d on".formatted(lowest)
                : "integer from %d to %d".formatted(lowest, highest);
        return one(rule, bounds("integer", lowest, highest), (raw, r) -> {
            long value = raw.integer(r);
            if (value < lowest || value > highest) {
                throw raw.refused(r);
            }
            return (int) value;
        });
    }

    public static Kind<Double> number(double lowest, double highest) {
        String rule = "number from %s to %s".formatted(plain(lowest), plain(highest));
        return one(rule, bounds("number", plain(lowest), plain(highest)), (raw, r) -> {
            double value = raw.number(r).doubleValue();
            if (!(value >= lowest && value <= highest)) {
                throw raw.refused(r);
            }
            return value;
        });
    }

    /** A number with a rule of its own. */
    public static Kind<Double> number(String rule, Map<String, Object> schema, Predicate<Double> allowed) {
        return one(rule, schema, (raw, r) -> {
            double value = raw.number(r).doubleValue();
            if (!allowed.test(value) || Double.isInfinite(value)) {
                throw raw.refused(r);
            }
            return value;
        });
    }

    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        return oneOf(
                Arrays.asList(type.getEnumConstants()), value -> value.name().toLowerCase(Locale.ROOT));
    }

    public static <T> Kind<T> oneOf(List<T> values, Function<T, String> word) {
        Map<String, T> byWord = new LinkedHashMap<>();
        values.forEach(value -> byWord.put(word.apply(value), value));
        return oneOf(byWord);
    }

    public static <T> Kind<T> oneOf(Map<String, T> byWord) {
        List<String> words = List.copyOf(byWord.keySet());
        Map<String, Object> schema = Map.of("type", "string", "enum", words);
        return one(
                "one of " + String.join(", ", words),
                schema,
                (raw, rule) -> Optional.ofNullable(byWord.get(raw.word(rule))).orElseThrow(() -> raw.refused(rule)));
    }

    /** A list whose entries are read by {@code entry}; entries that stand for no value are left out. */
    public static <T> Kind<List<T>> listOf(Kind<T> entry) {
        Map<String, Object> schema = Map.of("type", "array", "items", entry.schema());
        return new Kind<>(
                "list, each " + entry.rule(),
                true,
                schema,
                (raw, rule) -> Optional.of(raw.entries(rule).stream()
                        .flatMap(each -> each.present().stream())
                        .flatMap(each -> entry.reader().read(each, rule).stream())
                        .collect(Collectors.toUnmodifiableList())));
    }

    /** A kind with a way of reading of its own, one value at a time; a text of blanks stands for no value. */
    public static <T> Kind<T> one(String rule, Map<String, Object> schema, SingleReader<T> reader) {
        return new Kind<>(rule, false, schema, unlessBlank(reader));
    }

    /** A kind that takes lists as well as single values; a text of blanks stands for no value. */
    public static <T> Kind<T> list(String rule, Map<String, Object> schema, SingleReader<T> reader) {
        return new Kind<>(rule, true, schema, unlessBlank(reader));
    }

    private static <T> Reader<T> unlessBlank(SingleReader<T> reader) {
        return (raw, rule) -> isBlank(raw) ? Optional.empty() : Optional.of(reader.read(raw, rule));
    }

    /** The same, but the words {@code auto} and {@code N/A} stand for no value. */
    public Kind<T> orAuto() {
        return new Kind<>(rule, list, schema, (raw, r) -> isAuto(raw) ? Optional.empty() : reader.read(raw, r));
    }

    /** The same, but these numbers stand for no value. */
    public Kind<T> exceptNumbers(Predicate<BigDecimal> nothing) {
        return new Kind<>(
                rule,
                list,
                schema,
                (raw, r) -> isBlank(raw) || nothing.test(raw.number(r)) ? Optional.empty() : reader.read(raw, r));
    }

    public Optional<T> read(Raw raw) {
        return reader.read(raw, rule);
    }

    private static boolean isAuto(Raw raw) {
        return raw.node().isTextual()
                && NO_NUMBER.contains(raw.node().textValue().strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isBlank(Raw raw) {
        return raw.node().isTextual() && raw.node().textValue().isBlank();
    }

    private static Map<String, Object> bounds(String type, Number lowest, Number highest) {
        return Map.of("type", type, "minimum", lowest, "maximum", highest);
    }

    /** A number as a person writes it. */
    public static Number plain(double value) {
        return value == Math.rint(value) ? (Number) (long) value : (Number) value;
    }

    /** As {@link Reader}, for values that are never nothing. */
    @FunctionalInterface
    public interface SingleReader<T> {
        T read(Raw raw, String rule);
    }
}
