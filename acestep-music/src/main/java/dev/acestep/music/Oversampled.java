package dev.acestep.music;

import java.util.Arrays;

/** A signal at four times its rate, as the true peak needs it: windowed-sinc interpolation, one filter a phase. */
final class Oversampled {
    private static final int FACTOR = 4;
    private static final int TAPS = 24;
    private static final int BLOCK = 2048;
    private static final float[][] PHASES = phases();

    private Oversampled() {}

    /** Highest magnitude on and between the samples. */
    static float peak(float[] samples) {
        float peak = 0;
        float[] window = new float[BLOCK + TAPS];
        float[] interpolated = new float[BLOCK];
        for (int from = 0; from < samples.length + TAPS / 2; from += BLOCK) {
            fill(window, samples, from - TAPS / 2);
            peak = Math.max(peak, magnitude(window));
            for (float[] phase : PHASES) {
                interpolate(window, phase, interpolated);
                peak = Math.max(peak, magnitude(interpolated));
            }
        }
        return peak;
    }

    private static void fill(float[] window, float[] samples, int from) {
        for (int i = 0; i < window.length; i++) {
            int at = from + i;
            window[i] = at >= 0 && at < samples.length ? samples[at] : 0;
        }
    }

    private static void interpolate(float[] window, float[] phase, float[] out) {
        Arrays.fill(out, 0);
        for (int tap = 0; tap < TAPS; tap++) {
            float weight = phase[tap];
            for (int i = 0; i < BLOCK; i++) {
                out[i] += weight * window[i + tap];
            }
        }
    }

    private static float magnitude(float[] values) {
        float highest = 0;
        for (float value : values) {
            highest = Math.max(highest, Math.abs(value));
        }
        return highest;
    }

    /** The phases between the samples; the one on the samples is the signal itself. */
    private static float[][] phases() {
        float[][] phases = new float[FACTOR - 1][TAPS];
        for (int phase = 1; phase < FACTOR; phase++) {
            double sum = 0;
            double[] weights = new double[TAPS];
            for (int tap = 0; tap < TAPS; tap++) {
                double t = tap - (TAPS / 2 - 1) - phase / (double) FACTOR;
                weights[tap] = sinc(t) * window(t / (TAPS / 2.0));
                sum += weights[tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                phases[phase - 1][tap] = (float) (weights[tap] / sum);
            }
        }
        return phases;
    }

    private static double sinc(double t) {
        return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    }

    /** Blackman's window, by position from −1 to 1. */
    private static double window(double position) {
        return 0.42 + 0.5 * Math.cos(Math.PI * position) + 0.08 * Math.cos(2 * Math.PI * position);
    }
}
