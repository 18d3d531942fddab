package dev.acestep.testkit;

import dev.acestep.music.Key;
import dev.acestep.music.Pcm;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of each pitch class sounds, and the key that this speaks for by correlation with the probe-tone profiles of
 * Krumhansl and Kessler (1982). Tuned to a' = 440 Hz.
 */
public final class Chroma {
    private static final int DECIMATION = 4;
    private static final int WINDOW = 8192;
    private static final int HOP = WINDOW / 2;
    private static final double BIN_HERTZ = Pcm.SAMPLE_RATE / (double) DECIMATION / WINDOW;
    private static final double LOWEST_HERTZ = 65;
    private static final double HIGHEST_HERTZ = 2000;
    private static final double LONGEST_SECONDS = 600;
    private static final double QUIETEST = 1e-4;
    private static final double TINY = 1e-12;
    private static final int SURROUNDINGS = 40;
    private static final double FLOOR = 2;

    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

    private Chroma() {}

    /** A key and how well it explains the audio, −1 to 1. */
    public record Fit(Key key, double correlation) {}

    /** The key that explains the audio best, in its usual spelling. */
    public static Key keyOf(Pcm audio) {
        return fits(audio).getFirst().key();
    }

    /** All 24 keys, the best first. */
    public static List<Fit> fits(Pcm audio) {
        double[] chroma = of(audio);
        return Stream.of(Key.Mode.values())
                .flatMap(mode -> IntStream.range(0, 12).mapToObj(tonic -> fit(chroma, Key.of(tonic, mode))))
                .sorted(Comparator.comparingDouble(Fit::correlation).reversed())
                .toList();
    }

    /**
     * The share of each pitch class, C first; the sum is 1.
     *
     * @throws IllegalArgumentException if no pitch sounds
     */
    public static double[] of(Pcm audio) {
        float[] samples = Mono.decimated(Mono.of(audio, LONGEST_SECONDS), DECIMATION);
        double[] chroma = new double[12];
        new Stft(WINDOW).eachSpectrum(samples, HOP, spectrum -> addPeaks(spectrum, chroma));
        double sum = Arrays.stream(chroma).sum();
        if (sum == 0) {
            throw new IllegalArgumentException("no pitch sounds");
        }
        return Arrays.stream(chroma).map(value -> value / sum).toArray();
    }

    private static Fit fit(double[] chroma, Key key) {
        double[] profile = key.mode() == Key.Mode.MAJOR ? MAJOR : MINOR;
        double[] turned = new double[12];
        for (int degree = 0; degree < 12; degree++) {
            turned[degree] = chroma[(key.tonic() + degree) % 12];
        }
        return new Fit(key, correlation(turned, profile));
    }

    /** Adds the spectrum's peaks to their pitch classes as far as they stand out, which notes do and drums do not. */
    private static void addPeaks(double[] spectrum, double[] chroma) {
        int first = (int) (LOWEST_HERTZ / BIN_HERTZ);
        int last = (int) (HIGHEST_HERTZ / BIN_HERTZ);
        double nearby = Arrays.stream(spectrum, first - SURROUNDINGS, first + SURROUNDINGS)
                .sum();
        for (int bin = first; bin < last; bin++) {
            double floor = FLOOR * nearby / (2 * SURROUNDINGS);
            double level = spectrum[bin];
            if (level > Math.max(QUIETEST, floor) && level >= spectrum[bin - 1] && level > spectrum[bin + 1]) {
                addPeak(spectrum, bin, Math.sqrt(level - floor), chroma);
            }
            nearby += spectrum[bin + SURROUNDINGS] - spectrum[bin - SURROUNDINGS];
        }
    }

    private static void addPeak(double[] spectrum, int bin, double weight, double[] chroma) {
        double before = Math.log(spectrum[bin - 1] + TINY);
        double after = Math.log(spectrum[bin + 1] + TINY);
        double offset = (before - after) / (2 * (before - 2 * Math.log(spectrum[bin] + TINY) + after));
        double pitch = 69 + 12 * Math.log((bin + offset) * BIN_HERTZ / 440) / Math.log(2);
        long nearest = Math.round(pitch);
        double purity = 1 - 2 * Math.abs(pitch - nearest);
        chroma[Math.floorMod(nearest, 12)] += purity * weight;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(Math.max(Double.MIN_NORMAL, squaresA * squaresB));
    }
}
