package dev.acestep.engine.bench;

import java.util.Locale;

/**
 * The VAE's decoder as the reference runs it: operator by operator, in tiles of 256 frames that overlap by 64.
 *
 * @param measuredFrames of latents that went through the network
 * @param allFrames that go through it for the song, overlaps included
 * @param tiles that the song has
 * @param seconds for the song: measured, or reckoned from what was measured
 */
public record BaselineTime(
        double measuredSeconds,
        long measuredFrames,
        long allFrames,
        int tiles,
        double seconds,
        double shareOfGemm,
        long peakBytes) {
    String line() {
        String how = measuredFrames < allFrames
                ? String.format(
                        Locale.ROOT,
                        "reckoned: one tile of %d frames took %.2f s, %d tiles have %d frames",
                        measuredFrames,
                        measuredSeconds,
                        tiles,
                        allFrames)
                : "measured, all " + tiles + " tiles";
        return String.format(
                Locale.ROOT, "baseline decode %.1f s (%s), %.0f%% of the GEMM rate", seconds, how, 100 * shareOfGemm);
    }
}
