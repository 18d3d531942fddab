package dev.acestep.sketch.composition;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The composer's chance: SplitMix64, with draws of its own, so that a seed means the same song on every Java release.
 */
final class Dice implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    /** Dice for one purpose, unaffected by how often others are thrown. */
    Dice fork(String purpose) {
        long hash = state;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new Dice(hash);
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A whole number from 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return (int) Math.floorMod(nextLong() >>> 1, (long) bound);
    }

    /** A whole number of the range, both ends included. */
    int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    /** A number from 0 up to, not including, 1. */
    double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A number around 0, mostly small, never beyond {@code width}. */
    double wobble(double width) {
        return width * (unit() + unit() + unit() - 1.5) / 1.5;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
