package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** A fixed two-pole equaliser on a stereo signal. */
final class Biquad implements Effect {
    private final float b0;
    private final float b1;
    private final float b2;
    private final float a1;
    private final float a2;
    private final float[] states = new float[4];

    private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
        this.b0 = (float) (b0 / a0);
        this.b1 = (float) (b1 / a0);
        this.b2 = (float) (b2 / a0);
        this.a1 = (float) (a1 / a0);
        this.a2 = (float) (a2 / a0);
    }

    static Biquad peak(double hertz, double q, double decibels) {
        double a = Curves.decibels(decibels / 2);
        double omega = 2 * Math.PI * hertz / SAMPLE_RATE;
        double alpha = StrictMath.sin(omega) / (2 * q);
        double cos = StrictMath.cos(omega);
        return new Biquad(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    static Biquad lowPass(double hertz, double q) {
        double omega = 2 * Math.PI * hertz / SAMPLE_RATE;
        double alpha = StrictMath.sin(omega) / (2 * q);
        double cos = StrictMath.cos(omega);
        return new Biquad((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    static Biquad highPass(double hertz, double q) {
        double omega = 2 * Math.PI * hertz / SAMPLE_RATE;
        double alpha = StrictMath.sin(omega) / (2 * q);
        double cos = StrictMath.cos(omega);
        return new Biquad((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    static Biquad highShelf(double hertz, double decibels) {
        double a = Curves.decibels(decibels / 2);
        double omega = 2 * Math.PI * hertz / SAMPLE_RATE;
        double cos = StrictMath.cos(omega);
        double slope = 2 * Math.sqrt(a) * StrictMath.sin(omega) / Math.sqrt(2);
        return new Biquad(
                a * (a + 1 + (a - 1) * cos + slope),
                -2 * a * (a - 1 + (a + 1) * cos),
                a * (a + 1 + (a - 1) * cos - slope),
                a + 1 - (a - 1) * cos + slope,
                2 * (a - 1 - (a + 1) * cos),
                a + 1 - (a - 1) * cos - slope);
    }

    @Override
    public void process(float[] left, float[] right, int frames) {
        run(left, frames, 0);
        run(right, frames, 2);
    }

    /** Nothing in place of what would become a denormal number, with which machines are slow. */
    private static float audible(float state) {
        return Math.abs(state) < 1e-20f ? 0 : state;
    }

    private void run(float[] signal, int frames, int state) {
        float first = states[state];
        float second = states[state + 1];
        for (int i = 0; i < frames; i++) {
            float x = signal[i];
            float y = b0 * x + first;
            first = b1 * x - a1 * y + second;
            second = b2 * x - a2 * y;
            signal[i] = y;
        }
        states[state] = audible(first);
        states[state + 1] = audible(second);
    }
}
