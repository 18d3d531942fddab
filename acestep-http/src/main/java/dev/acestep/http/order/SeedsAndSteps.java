package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.http.fields.Values;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kinds of value that only sampling has: seeds and schedules. */
public final class SeedsAndSteps {
    private static final String ONE_SEED = "-1, or integer from 0 to 9223372036854775807";

    private SeedsAndSteps() {}

    /** One seed, a list, or text with commas; -1 and empty entries are random. */
    public static Kind<List<Seed>> seeds() {
        Map<String, Object> one = Map.of("type", "integer", "format", "int64", "minimum", -1);
        Map<String, Object> schema =
                Map.of("oneOf", List.of(one, Map.of("type", "array", "items", one), Map.of("type", "string")));
        return Kind.list(
                ONE_SEED,
                schema,
                (raw, rule) -> raw.entries(rule).stream()
                        .map(entry -> seed(entry, rule))
                        .toList());
    }

    /** One seed alone, -1 for a random one. */
    public static Kind<Long> seed() {
        Map<String, Object> schema = Map.of("type", "integer", "format", "int64", "minimum", -1);
        return Kind.one(ONE_SEED, schema, SeedsAndSteps::number);
    }

    /** The seeds of a request that has one, -1 for a random one. */
    public static List<Seed> of(long seed) {
        return List.of(seed == -1 ? new Seed.Random() : new Seed.Fixed(seed));
    }

    private static Seed seed(Raw raw, String rule) {
        boolean none = raw.isAbsent()
                || (raw.node().isTextual() && raw.node().textValue().isBlank());
        return none ? new Seed.Random() : of(number(raw, rule)).getFirst();
    }

    private static long number(Raw raw, String rule) {
        long value = raw.integer(rule);
        if (value < -1) {
            throw raw.refused(rule);
        }
        return value;
    }

    /** As the API writes seeds: {@code 12345,-1}; a lone random one is {@code -1}. */
    public static String plain(List<Seed> seeds) {
        if (seeds.isEmpty()) {
            return "-1";
        }
        return String.join(",", seeds.stream().map(SeedsAndSteps::plain).toList());
    }

    private static String plain(Seed seed) {
        return switch (seed) {
            case Seed.Fixed(long value) -> String.valueOf(value);
            case Seed.Random _ -> "-1";
        };
    }

    /** Strictly falling times from 1 to 0, as a list or text with commas. */
    public static Kind<List<Double>> timesteps() {
        Map<String, Object> schema = Map.of(
                "oneOf",
                List.of(
                        Map.of("type", "string"),
                        Map.of("type", "array", "items", Map.of("type", "number", "minimum", 0, "maximum", 1))));
        return Kind.list(
                "strictly falling numbers from 0 to 1, of which the last may be 0", schema, SeedsAndSteps::timesteps);
    }

    private static List<Double> timesteps(Raw raw, String rule) {
        List<Double> timesteps = new ArrayList<>();
        double previous = Double.POSITIVE_INFINITY;
        for (Raw entry : raw.entries(rule)) {
            if (entry.isAbsent()) {
                continue;
            }
            double t = entry.number(rule).doubleValue();
            if (!(t >= 0 && t <= 1 && t < previous)) {
                throw raw.refused(rule);
            }
            timesteps.add(t);
            previous = t;
        }
        if (timesteps.isEmpty() || timesteps.getFirst() == 0) {
            throw raw.refused(rule);
        }
        return List.copyOf(timesteps);
    }

    /** Refuses the end of a stretch that lies before its start. */
    public static void inOrder(Values values, Field<Double> start, Field<Double> end) {
        if (values.get(end) < values.get(start)) {
            throw InvalidRequest.notAllowed(
                    end.name(),
                    Kind.plain(values.get(end)),
                    "number from %s (%s) to 1".formatted(start.name(), Kind.plain(values.get(start))));
        }
    }
}
