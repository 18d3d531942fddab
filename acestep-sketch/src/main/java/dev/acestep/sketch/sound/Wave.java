package dev.acestep.sketch.sound;

/** One cycle of a band-limited sound, as loud as any other wave. */
final class Wave {
    private static final int BITS = 12;
    private static final int SIZE = 1 << BITS;
    private static final int SHIFT = 32 - BITS;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final float SCALE = 1f / (1 << SHIFT);
    private static final double HIGHEST = 19_000;
    private static final int MOST = 400;
    private static final double LEVEL = 0.3;

    private final float[] table = new float[SIZE];

    private Wave() {}

    /** The wave of a spectrum at a frequency, without what would be out of hearing. */
    static Wave of(Spectrum spectrum, double hertz) {
        Wave wave = new Wave();
        int harmonics = (int) Math.clamp(HIGHEST / hertz, 1, MOST);
        double power = 0;
        for (int harmonic = 1; harmonic <= harmonics; harmonic++) {
            double amplitude = spectrum.amplitude(harmonic, harmonic * hertz);
            if (Math.abs(amplitude) > 1e-5) {
                wave.add(harmonic, (float) amplitude);
                power += amplitude * amplitude / 2;
            }
        }
        wave.scale((float) (LEVEL / Math.sqrt(Math.max(power, 1e-12))));
        return wave;
    }

    float at(int phase) {
        return at(table, phase);
    }

    /** Adds frames of it, and returns the phase after them. */
    int addTo(float[] out, int frames, int phase, int step) {
        float[] cycle = table;
        for (int i = 0; i < frames; i++) {
            out[i] += at(cycle, phase);
            phase += step;
        }
        return phase;
    }

    private static float at(float[] cycle, int phase) {
        int last = cycle.length - 1;
        int index = phase >>> SHIFT;
        float low = cycle[index & last];
        return low + (cycle[(index + 1) & last] - low) * (phase & MASK) * SCALE;
    }

    private void add(int harmonic, float amplitude) {
        int step = harmonic << SHIFT;
        for (int i = 0, phase = 0; i < SIZE; i++, phase += step) {
            table[i] += amplitude * Sine.at(phase);
        }
    }

    private void scale(float factor) {
        for (int i = 0; i < table.length; i++) {
            table[i] *= factor;
        }
    }
}
