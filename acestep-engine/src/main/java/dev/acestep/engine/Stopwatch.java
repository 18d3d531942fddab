package dev.acestep.engine;

import java.util.HashMap;
import java.util.Map;

/** Seconds spent, by stage; it runs from when it is made. */
final class Stopwatch {
    private final Map<String, Double> seconds = new HashMap<>();
    private long began = System.nanoTime();

    /** A stage has ended: the time since the last one did is its, beside what it had before. */
    void ended(String stage) {
        long now = System.nanoTime();
        seconds.merge(stage, (now - began) / 1e9, Double::sum);
        began = now;
    }

    /** A stage begins that has taken no time before. */
    void begins(String stage) {
        seconds.remove(stage);
        began = System.nanoTime();
    }

    /** All stages so far. */
    Map<String, Double> seconds() {
        return Map.copyOf(seconds);
    }
}
