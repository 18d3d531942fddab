package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** A sine by table; a phase is an {@code int} whose whole range is one cycle, so it wraps by itself. */
final class Sine {
    private static final int BITS = 12;
    private static final int SHIFT = 32 - BITS;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final float SCALE = 1f / (1 << SHIFT);
    private static final float[] TABLE = table();

    private Sine() {}

    static float at(int phase) {
        int index = phase >>> SHIFT;
        float low = TABLE[index];
        return low + (TABLE[index + 1] - low) * (phase & MASK) * SCALE;
    }

    /** What a phase grows by every frame. */
    static int step(double hertz) {
        return (int) Math.round(hertz * (4294967296.0 / SAMPLE_RATE));
    }

    /** A part of a cycle as a phase. */
    static int phase(double cycles) {
        return (int) Math.round((cycles - Math.floor(cycles)) * 4294967296.0);
    }

    private static float[] table() {
        float[] table = new float[(1 << BITS) + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) StrictMath.sin(2 * Math.PI * i / (1 << BITS));
        }
        return table;
    }
}
