package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** Measures what is heard in a signal. */
final class Ear {
    private Ear() {}

    /** How many cents the strongest partial near {@code hertz} is off it, looking half a semitone around. */
    static double centsOff(float[] signal, double fromSeconds, double seconds, double hertz) {
        double best = 0;
        double loudest = 0;
        for (double cents = -50; cents <= 50; cents += 1) {
            double level = level(signal, fromSeconds, seconds, hertz * Math.pow(2, cents / 1200));
            if (level > loudest) {
                loudest = level;
                best = cents;
            }
        }
        return best;
    }

    /** Amplitude of a sine of that frequency in a Hann window. */
    static double level(float[] signal, double fromSeconds, double seconds, double hertz) {
        int from = (int) (fromSeconds * SAMPLE_RATE);
        int length = (int) (seconds * SAMPLE_RATE);
        double cosine = 2 * Math.cos(2 * Math.PI * hertz / SAMPLE_RATE);
        double last = 0;
        double earlier = 0;
        for (int i = 0; i < length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            double now = window * signal[from + i] + cosine * last - earlier;
            earlier = last;
            last = now;
        }
        double power = last * last + earlier * earlier - cosine * last * earlier;
        return 4 * Math.sqrt(Math.max(power, 0)) / length;
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
