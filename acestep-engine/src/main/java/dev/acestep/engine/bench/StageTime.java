package dev.acestep.engine.bench;

import java.util.List;
import java.util.Locale;

/**
 * How long a stage takes.
 *
 * @param each the runs that were measured, in seconds
 * @param seconds one run's: the median
 * @param timesInSong how often a song has this stage
 * @param flops counted, of one run
 * @param shareOfGemm its operations a second, of the measured rate of a large product in the same precision
 * @param bytes counted, of one run: weights and activations, once
 * @param shareOfCopy its bytes a second, of the measured rate of copying
 * @param workingBytes the most memory above what was there when it began, its weights among that; 0 if nobody counts
 */
public record StageTime(
        String stage,
        List<Double> each,
        double seconds,
        double timesInSong,
        double flops,
        double shareOfGemm,
        double bytes,
        double shareOfCopy,
        long workingBytes) {
    public StageTime {
        each = List.copyOf(each);
    }

    static StageTime of(String stage, List<Double> each, double timesInSong, Work work, double gemm, double copy) {
        List<Double> sorted = each.stream().sorted().toList();
        double seconds = sorted.get(sorted.size() / 2);
        return new StageTime(
                stage,
                each,
                seconds,
                timesInSong,
                work.flops(),
                work.flops() / seconds / gemm,
                work.bytes(),
                work.bytes() / seconds / copy,
                0);
    }

    StageTime using(long bytes) {
        return new StageTime(
                stage, each, seconds, timesInSong, flops, shareOfGemm, this.bytes, shareOfCopy, Math.max(0, bytes));
    }

    double secondsInSong() {
        return seconds * timesInSong;
    }

    static String heading() {
        return "  %-12s %10s %6s %10s %8s %10s %8s %10s"
                .formatted("stage", "seconds", "times", "TFLOP", "of GEMM", "GB", "of copy", "peak GB");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "  %-12s %10.3f %6.4g %10.3f %7.0f%% %10.2f %7.0f%% %10.2f",
                stage,
                seconds,
                timesInSong,
                flops / 1e12,
                100 * shareOfGemm,
                bytes / 1e9,
                100 * shareOfCopy,
                workingBytes / 1e9);
    }
}
