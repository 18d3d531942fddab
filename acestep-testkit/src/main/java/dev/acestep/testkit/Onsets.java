package dev.acestep.testkit;

import dev.acestep.music.Pcm;

/** How strongly something begins, over time: the rise of the log spectrum, above its surroundings. */
final class Onsets {
    private static final int WINDOW = 1024;
    private static final int HOP = 256;
    private static final double LONGEST_SECONDS = 180;
    private static final double COMPRESSION = 1000;
    private static final int SURROUNDINGS = 48;
    private static final double[] SMOOTHING = {0.06, 0.24, 0.4, 0.24, 0.06};

    /** Values a second. */
    static final double RATE = Pcm.SAMPLE_RATE / (double) HOP;

    private Onsets() {}

    static double[] of(Pcm audio) {
        float[] mono = Mono.of(audio, LONGEST_SECONDS);
        double[] flux = new double[(mono.length + HOP - 1) / HOP];
        double[] before = new double[WINDOW / 2];
        int[] frame = {0};
        new Stft(WINDOW).eachSpectrum(mono, HOP, spectrum -> {
            double rise = 0;
            for (int bin = 0; bin < spectrum.length; bin++) {
                double level = Math.log1p(COMPRESSION * spectrum[bin]);
                rise += Math.max(0, level - before[bin]);
                before[bin] = level;
            }
            flux[frame[0]++] = rise;
        });
        return smoothed(aboveSurroundings(flux));
    }

    private static double[] aboveSurroundings(double[] flux) {
        double[] sums = new double[flux.length + 1];
        for (int i = 0; i < flux.length; i++) {
            sums[i + 1] = sums[i] + flux[i];
        }
        double[] above = new double[flux.length];
        for (int i = 0; i < flux.length; i++) {
            int from = Math.max(0, i - SURROUNDINGS);
            int to = Math.min(flux.length, i + SURROUNDINGS + 1);
            above[i] = Math.max(0, flux[i] - (sums[to] - sums[from]) / (to - from));
        }
        return above;
    }

    private static double[] smoothed(double[] values) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < SMOOTHING.length; k++) {
                int at = i + k - SMOOTHING.length / 2;
                smooth[i] += at >= 0 && at < values.length ? SMOOTHING[k] * values[at] : 0;
            }
        }
        return smooth;
    }
}
