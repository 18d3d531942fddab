package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** Measures what is heard in a signal. */
final class Ear {
    private Ear() {}

    /** How many cents the strongest partial near {@code hertz} is off it, looking half a semitone around. */
    static double centsOff(float[] signal, double fromSeconds, double seconds, double hertz) {
        double[] window = window(signal, fromSeconds, seconds);
        double roughly = loudest(window, hertz, -50, 50, 5);
        return loudest(window, hertz, roughly - 4, roughly + 4, 1);
    }

    /** Amplitude of a sine of that frequency. */
    static double level(float[] signal, double fromSeconds, double seconds, double hertz) {
        return level(window(signal, fromSeconds, seconds), hertz);
    }

    private static double loudest(double[] window, double hertz, double fromCents, double toCents, double step) {
        double best = 0;
        double loudest = 0;
        for (double cents = fromCents; cents <= toCents; cents += step) {
            double level = level(window, hertz * Math.pow(2, cents / 1200));
            if (level > loudest) {
                loudest = level;
                best = cents;
            }
        }
        return best;
    }

    private static double[] window(float[] signal, double fromSeconds, double seconds) {
        int from = (int) (fromSeconds * SAMPLE_RATE);
        double[] window = new double[(int) (seconds * SAMPLE_RATE)];
        for (int i = 0; i < window.length; i++) {
            window[i] = signal[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
        }
        return window;
    }

    private static double level(double[] window, double hertz) {
        double cosine = 2 * Math.cos(2 * Math.PI * hertz / SAMPLE_RATE);
        double last = 0;
        double earlier = 0;
        for (double sample : window) {
            double now = sample + cosine * last - earlier;
            earlier = last;
            last = now;
        }
        double power = last * last + earlier * earlier - cosine * last * earlier;
        return 4 * Math.sqrt(Math.max(power, 0)) / window.length;
    }

    static double rms(float[] signal, double fromSeconds, double seconds) {
        int from = (int) (fromSeconds * SAMPLE_RATE);
        int length = (int) (seconds * SAMPLE_RATE);
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += signal[i] * signal[i];
        }
        return Math.sqrt(sum / length);
    }
}
