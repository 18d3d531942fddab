package dev.acestep.testkit;

import dev.acestep.music.Pcm;

/** The two channels as one, which is what tempo and key are heard in. */
final class Mono {
    private static final int TAPS_A_PHASE = 12;

    private Mono() {}

    /** The mean of both channels, of at most so many seconds, scaled to a peak of 1 unless silent. */
    static float[] of(Pcm audio, double longestSeconds) {
        int frames = (int) Math.min(audio.frames(), longestSeconds * Pcm.SAMPLE_RATE);
        float[] mono = new float[frames];
        float peak = 0;
        for (int i = 0; i < frames; i++) {
            mono[i] = (audio.left()[i] + audio.right()[i]) / 2;
            peak = Math.max(peak, Math.abs(mono[i]));
        }
        if (peak > 0) {
            for (int i = 0; i < frames; i++) {
                mono[i] /= peak;
            }
        }
        return mono;
    }

    /** Every {@code factor}-th sample of a low-pass that cuts at three quarters of the new upper limit. */
    static float[] decimated(float[] samples, int factor) {
        double[] filter = lowPass(0.75 / factor, factor * TAPS_A_PHASE + 1);
        float[] out = new float[samples.length / factor];
        int reach = filter.length / 2;
        for (int i = 0; i < out.length; i++) {
            int from = i * factor - reach;
            double sum = 0;
            for (int tap = Math.max(0, -from); tap < filter.length && from + tap < samples.length; tap++) {
                sum += filter[tap] * samples[from + tap];
            }
            out[i] = (float) sum;
        }
        return out;
    }

    private static double[] lowPass(double cutoff, int taps) {
        double[] filter = new double[taps];
        for (int tap = 0; tap < taps; tap++) {
            double t = tap - taps / 2;
            double sinc = t == 0 ? cutoff : Math.sin(Math.PI * cutoff * t) / (Math.PI * t);
            filter[tap] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * tap / (taps - 1)));
        }
        return filter;
    }
}
