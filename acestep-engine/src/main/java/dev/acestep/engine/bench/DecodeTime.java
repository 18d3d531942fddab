package dev.acestep.engine.bench;

import java.util.Locale;

/**
 * One way of writing token after token.
 *
 * @param rows sequences that are written at once
 * @param scores of the vocabulary that are computed for each token
 * @param secondsPerStep median; a step writes one token of each row
 * @param weightBytes that a step has to read
 * @param rememberedBytes keys and values that the last step read besides
 * @param shareOfRead what reading the weights alone would take of the step's time, at the rate that the machine reads with
 */
public record DecodeTime(
        String what,
        int rows,
        long scores,
        int steps,
        double secondsPerStep,
        double weightBytes,
        double rememberedBytes,
        double shareOfRead) {
    /** Of all rows together. */
    public double tokensPerSecond() {
        return rows / secondsPerStep;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-22s %2d x %6d scores %8.2f ms a step %8.1f tokens/s %7.1f MB of weights, %3.0f%% of the read rate",
                what,
                rows,
                scores,
                secondsPerStep * 1e3,
                tokensPerSecond(),
                weightBytes / 1e6,
                100 * shareOfRead);
    }
}
