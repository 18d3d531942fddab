package dev.acestep.testkit;

import dev.acestep.music.Pcm;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The beat as a listener finds it: how well the onsets of the audio repeat after one, two, three … beats.
 *
 * <p>Any pulse that the music keeps can be asked for: quarters, or the eighths of a 6/8.
 */
public final class Tempo {
    private static final double SEARCHED = 0.08;
    private static final double STEP = 0.0002;
    private static final double LONGEST_LAG_SECONDS = 20;

    private Tempo() {}

    /** The tempo within 8 % of the expected one at which the beats repeat best; right to about 0.1 BPM. */
    public static double bpmNear(Pcm audio, double expected) {
        Repetition onsets = new Repetition(Onsets.of(audio));
        int beats = onsets.beats(period(expected * (1 - SEARCHED)), LONGEST_LAG_SECONDS);
        return ratios(SEARCHED)
                .map(ratio -> ratio * expected)
                .boxed()
                .max(Comparator.comparingDouble(bpm -> onsets.after(beats, period(bpm))))
                .orElseThrow();
    }

    /**
     * How much the onsets repeat at this tempo beyond how much they repeat at others near it: 1 is a metronome, 0 is
     * no beat. Noise, held chords and irregular onsets stay below 0.05, a groove lies well above 0.1.
     */
    public static double strengthAt(Pcm audio, double bpm) {
        Repetition onsets = new Repetition(Onsets.of(audio));
        int beats = onsets.beats(period(bpm * 0.7), LONGEST_LAG_SECONDS);
        double atTempo = ratios(0.005)
                .map(ratio -> onsets.after(beats, period(bpm * ratio)))
                .max()
                .orElseThrow();
        double[] elsewhere = ratios(0.3)
                .filter(ratio -> Math.abs(ratio - 1) > 0.04)
                .map(ratio -> onsets.after(beats, period(bpm * ratio)))
                .sorted()
                .toArray();
        return atTempo - elsewhere[elsewhere.length / 2];
    }

    private static DoubleStream ratios(double reach) {
        int steps = (int) Math.round(reach / STEP);
        return IntStream.rangeClosed(-steps, steps).mapToDouble(i -> 1 + i * STEP);
    }

    private static double period(double bpm) {
        return 60 / bpm * Onsets.RATE;
    }

    /** The autocorrelation of onsets, 1 at lag 0, whatever the overlap of the lag. */
    private static final class Repetition {
        private final double[] correlation;

        Repetition(double[] onsets) {
            double mean = Arrays.stream(onsets).average().orElse(0);
            int size = Integer.highestOneBit(Math.max(1, onsets.length)) * 4;
            double[] real = new double[size];
            double[] imaginary = new double[size];
            for (int i = 0; i < onsets.length; i++) {
                real[i] = onsets[i] - mean;
            }
            Fft fft = new Fft(size);
            fft.transform(real, imaginary);
            for (int i = 0; i < size; i++) {
                real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
                imaginary[i] = 0;
            }
            fft.transform(real, imaginary);
            correlation = new double[onsets.length * 2 / 3];
            double variance = Math.max(Double.MIN_NORMAL, real[0] / Math.max(1, onsets.length));
            for (int lag = 0; lag < correlation.length; lag++) {
                correlation[lag] = real[lag] / (onsets.length - lag) / variance;
            }
        }

        /** How many beats of the period fit the lags that may be asked for. */
        int beats(double period, double longestSeconds) {
            double longest = Math.min(longestSeconds * Onsets.RATE, correlation.length - 2);
            int beats = (int) (longest / period);
            if (beats < 1) {
                throw new IllegalArgumentException("the audio is too short to hear a beat in");
            }
            return beats;
        }

        /** Mean correlation after 1 to {@code beats} periods. */
        double after(int beats, double period) {
            double sum = 0;
            for (int beat = 1; beat <= beats; beat++) {
                double lag = beat * period;
                int below = (int) lag;
                double part = lag - below;
                sum += correlation[below] * (1 - part) + correlation[below + 1] * part;
            }
            return sum / beats;
        }
    }
}
