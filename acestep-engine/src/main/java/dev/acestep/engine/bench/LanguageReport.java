package dev.acestep.engine.bench;

import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of a language model.
 *
 * @param ratios how many times faster, by what is compared
 */
public record LanguageReport(
        String model,
        String device,
        String runtime,
        int promptTokens,
        int tokens,
        List<LanguageTimes> precisions,
        Map<String, Double> ratios) {
    public LanguageReport {
        precisions = List.copyOf(precisions);
        ratios = Map.copyOf(ratios);
    }

    static LanguageReport of(LanguageBench.Plan plan, String runtime, List<LanguageTimes> precisions) {
        Map<String, Double> ratios = new TreeMap<>();
        precisions.stream()
                .filter(times -> times.precision() == Precision.FP32)
                .findFirst()
                .ifPresent(exact -> precisions.stream()
                        .filter(times -> !times.equals(exact))
                        .forEach(times -> compare(times, exact, ratios)));
        return new LanguageReport(
                plan.topology().name(),
                plan.device().toString(),
                runtime,
                plan.promptTokens(),
                plan.tokens(),
                precisions,
                ratios);
    }

    private static void compare(LanguageTimes times, LanguageTimes exact, Map<String, Double> ratios) {
        for (DecodeTime decode : times.decodes()) {
            ratios.put(
                    "%s against fp32, %s".formatted(times.precision().name().toLowerCase(Locale.ROOT), decode.what()),
                    exact.decode(decode.what()).secondsPerStep() / decode.secondsPerStep());
        }
    }

    /** A table for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s: %s".formatted(model, device, runtime));
        lines.add("prompt of %d tokens, %d written".formatted(promptTokens, tokens));
        precisions.forEach(times -> lines.addAll(times.lines()));
        new TreeMap<>(ratios)
                .forEach((name, ratio) -> lines.add(String.format(Locale.ROOT, "%6.2f x  %s", ratio, name)));
        return String.join(System.lineSeparator(), lines);
    }
}
