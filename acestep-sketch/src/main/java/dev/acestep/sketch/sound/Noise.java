package dev.acestep.sketch.sound;

/** White noise that follows from its seed. */
final class Noise {
    private static final float SCALE = 1f / (1 << 23);

    private long state;

    Noise(long seed) {
        state = mix(seed) | 1;
    }

    /** −1 to 1, evenly spread. */
    float next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (state >> 40) * SCALE;
    }

    /** {@code low} to {@code high}, evenly spread. */
    double between(double low, double high) {
        return low + (high - low) * (next() * 0.5 + 0.5);
    }

    /** A well spread seed from an orderly one. */
    static long mix(long seed) {
        long x = seed + 0x9E3779B97F4A7C15L;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
