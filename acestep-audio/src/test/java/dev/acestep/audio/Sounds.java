package dev.acestep.audio;

import dev.acestep.music.Pcm;
import java.util.Random;

/** Sounds to encode, and measures of what came back. */
final class Sounds {
    private Sounds() {}

    /** Chords with a beat, a different one in each channel: wide in frequency, never periodic over a second. */
    static Pcm music(int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        Random random = new Random(7);
        double noise = 0;
        for (int i = 0; i < frames; i++) {
            double t = i / (double) Pcm.SAMPLE_RATE;
            double beat = Math.exp(-8 * (t * 2.1 % 1));
            noise = 0.9 * noise + 0.1 * random.nextGaussian();
            double drift = 1 + 0.02 * Math.sin(t);
            left[i] = (float) (0.25 * tone(220 * drift, t) + 0.2 * beat * tone(1760, t) + 0.2 * beat * noise);
            right[i] = (float) (0.25 * tone(277.2 * drift, t) + 0.2 * beat * tone(987.8, t) - 0.2 * beat * noise);
        }
        return new Pcm(left, right);
    }

    static Pcm silence(int frames) {
        return new Pcm(new float[frames], new float[frames]);
    }

    /** How far the difference lies below the original, in dB; 1000 if there is none. */
    static double signalToNoise(Pcm original, Pcm copy) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < Math.min(original.frames(), copy.frames()); i++) {
            signal += square(original.left()[i]) + square(original.right()[i]);
            noise += square(original.left()[i] - copy.left()[i]) + square(original.right()[i] - copy.right()[i]);
        }
        return noise == 0 ? 1000 : 10 * Math.log10(signal / noise);
    }

    static double largestError(Pcm original, Pcm copy) {
        double error = 0;
        for (int i = 0; i < Math.min(original.frames(), copy.frames()); i++) {
            error = Math.max(error, Math.abs((double) original.left()[i] - copy.left()[i]));
            error = Math.max(error, Math.abs((double) original.right()[i] - copy.right()[i]));
        }
        return error;
    }

    static double mean(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i];
        }
        return sum / (to - from);
    }

    /** Frames by which the copy comes late: where the two correlate best. */
    static int delay(Pcm original, Pcm copy) {
        int best = 0;
        double highest = -1;
        for (int lag = -2500; lag <= 2500; lag++) {
            double correlation = correlation(original.left(), copy.left(), lag);
            if (correlation > highest) {
                highest = correlation;
                best = lag;
            }
        }
        return best;
    }

    private static double correlation(float[] a, float[] b, int lag) {
        double sum = 0;
        for (int i = 3000; i < 23_000; i++) {
            sum += a[i] * (double) b[i + lag];
        }
        return sum;
    }

    private static double tone(double frequency, double t) {
        double phase = 2 * Math.PI * frequency * t;
        return Math.sin(phase) + 0.3 * Math.sin(2 * phase + 1) + 0.1 * Math.sin(5 * phase + 2);
    }

    private static double square(double value) {
        return value * value;
    }
}
