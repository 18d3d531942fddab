package dev.acestep.engine.bench;

import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param baseline the reference's way of decoding, if it was measured
 * @param ratios how many times faster, by what is compared
 */
public record EngineReport(
        String model,
        String device,
        String runtime,
        SongLength length,
        MachineRates rates,
        List<PrecisionTimes> precisions,
        @Nullable BaselineTime baseline,
        Map<String, Double> ratios) {
    public EngineReport {
        precisions = List.copyOf(precisions);
        ratios = Map.copyOf(ratios);
    }

    static EngineReport of(
            EngineBench.Plan plan,
            String runtime,
            MachineRates rates,
            List<PrecisionTimes> times,
            Optional<BaselineTime> baseline) {
        return new EngineReport(
                plan.topology().name(),
                plan.device().toString(),
                runtime,
                plan.length(),
                rates,
                times,
                baseline.orElse(null),
                new Ratios(times, baseline).all());
    }

    /** The ratios that the other figures give. */
    private record Ratios(List<PrecisionTimes> times, Optional<BaselineTime> baseline) {
        Map<String, Double> all() {
            Map<String, Double> ratios = new TreeMap<>();
            Optional<PrecisionTimes> exact = times.stream()
                    .filter(time -> time.precision() == Precision.FP32)
                    .findFirst();
            for (PrecisionTimes time : times) {
                exact.filter(fp32 -> !fp32.equals(time)).ifPresent(fp32 -> compare(time, fp32, ratios));
                baseline.ifPresent(slow -> compare(time, exact, slow, ratios));
            }
            return ratios;
        }

        private static void compare(PrecisionTimes time, PrecisionTimes fp32, Map<String, Double> ratios) {
            ratios.put(
                    name(time) + " step against fp32 step",
                    fp32.secondsOf(PrecisionBench.STEP) / time.secondsOf(PrecisionBench.STEP));
            ratios.put(name(time) + " song against fp32 song", fp32.songSeconds() / time.songSeconds());
        }

        private static void compare(
                PrecisionTimes time, Optional<PrecisionTimes> exact, BaselineTime slow, Map<String, Double> ratios) {
            double decode = time.secondsOf(PrecisionBench.DECODE);
            ratios.put(name(time) + " decode against baseline decode", slow.seconds() / decode);
            exact.ifPresent(fp32 -> ratios.put(
                    name(time) + " song against fp32 song with baseline decode",
                    (fp32.songSeconds() - fp32.secondsOf(PrecisionBench.DECODE) + slow.seconds())
                            / time.songSeconds()));
        }

        private static String name(PrecisionTimes time) {
            return time.precision().name().toLowerCase(Locale.ROOT);
        }
    }

    /** A table for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s: %s".formatted(model, device, runtime));
        rates.gemm()
                .forEach((precision, rate) -> lines.add(String.format(
                        Locale.ROOT,
                        "GEMM %-5s %8.0f GFLOP/s",
                        precision.name().toLowerCase(Locale.ROOT),
                        rate / 1e9)));
        lines.add(String.format(Locale.ROOT, "copy       %8.1f GB/s", rates.copy() / 1e9));
        lines.add(String.format(
                Locale.ROOT,
                "song of %.1f s: %d frames, %d tokens of description, %d of lyrics",
                length.seconds(),
                length.frames(),
                length.promptTokens(),
                length.lyricTokens()));
        precisions.forEach(times -> lines.addAll(times.lines()));
        if (baseline != null) {
            lines.add(baseline.line());
        }
        new TreeMap<>(ratios)
                .forEach((name, ratio) -> lines.add(String.format(Locale.ROOT, "%6.2f x  %s", ratio, name)));
        return String.join(System.lineSeparator(), lines);
    }
}
