package dev.acestep.cli.bench;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** How long calls of one kind took, and how many went wrong; many threads may add at once. */
final class Timings {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder errors = new LongAdder();

    /** Adds a call that began at {@link System#nanoTime} {@code began} and has just ended. */
    void add(long began, boolean good) {
        nanos.add(System.nanoTime() - began);
        if (!good) {
            errors.increment();
        }
    }

    /** Adds a call that was answered with 429. */
    void addRefused(long began) {
        nanos.add(System.nanoTime() - began);
        refused.increment();
    }

    Summary summary() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Summary(
                sorted.length,
                errors.sum(),
                refused.sum(),
                millis(sorted, 0.5),
                millis(sorted, 0.9),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    private static double millis(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(index, 0)] / 1e4) / 100.0;
    }

    /** The milliseconds within which 50, 90, 99 and 100 % of the calls were answered. */
    record Summary(long count, long errors, long refused, double p50, double p90, double p99, double max) {
        String line(String name) {
            return "%-10s %8d %8d %8d %10.2f %10.2f %10.2f %10.2f"
                    .formatted(name, count, errors, refused, p50, p90, p99, max);
        }

        static String heading() {
            return "%-10s %8s %8s %8s %10s %10s %10s %10s"
                    .formatted("", "calls", "errors", "429", "p50 ms", "p90 ms", "p99 ms", "max ms");
        }
    }
}
