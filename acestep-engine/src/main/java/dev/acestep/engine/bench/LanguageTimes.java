package dev.acestep.engine.bench;

import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one precision took.
 *
 * @param readRate bytes a second that the machine read, measured before and after: the larger
 * @param prefillTokensPerSecond of one prompt
 * @param guidanceFactor a step of a guided pair against one of a single sequence
 * @param residentGrowth bytes by which the process grew from the warm-up to the last token
 * @param pointerGrowth native objects by which it did
 */
public record LanguageTimes(
        Precision precision,
        double loadSeconds,
        double readRate,
        double prefillTokensPerSecond,
        List<DecodeTime> decodes,
        double guidanceFactor,
        long residentGrowth,
        long pointerGrowth) {
    public LanguageTimes {
        decodes = List.copyOf(decodes);
    }

    DecodeTime decode(String what) {
        return decodes.stream()
                .filter(time -> time.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: loaded in %.1f s, memory read at %.1f GB/s, prompt %.0f tokens/s",
                precision.name().toLowerCase(Locale.ROOT),
                loadSeconds,
                readRate / 1e9,
                prefillTokensPerSecond));
        decodes.forEach(time -> lines.add(time.line()));
        lines.add(String.format(
                Locale.ROOT,
                "  guidance costs %.2f x a step without; grew by %.1f MB and %d native objects",
                guidanceFactor,
                residentGrowth / 1e6,
                pointerGrowth));
        return lines;
    }
}
