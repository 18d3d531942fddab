package dev.acestep.music;

import java.util.Arrays;

/**
 * Programme loudness by ITU-R BS.1770-4: K-weighted power in 400 ms blocks that overlap by three quarters, of which
 * the silent ones (below −70 LUFS) and the quiet ones (10 LU below the rest) do not count.
 */
public final class Loudness {
    private static final int STEP = Pcm.SAMPLE_RATE / 10;
    private static final int STEPS_A_BLOCK = 4;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;

    private Loudness() {}

    /** Integrated loudness; negative infinity for silence and for less than one block of 400 ms. */
    public static double integratedLufs(Pcm audio) {
        double[] blocks = blockPowers(audio);
        double overAbsolute = meanAbove(blocks, power(ABSOLUTE_GATE));
        double gate = Math.max(power(ABSOLUTE_GATE), power(lufs(overAbsolute) + RELATIVE_GATE));
        return lufs(meanAbove(blocks, gate));
    }

    /** Highest level between the samples as well as on them; negative infinity for digital silence. */
    public static double truePeakDbtp(Pcm audio) {
        return 20 * Math.log10(Math.max(Oversampled.peak(audio.left()), Oversampled.peak(audio.right())));
    }

    private static double[] blockPowers(Pcm audio) {
        int steps = audio.frames() / STEP;
        KWeighting left = new KWeighting();
        KWeighting right = new KWeighting();
        double[] energy = new double[steps];
        for (int step = 0; step < steps; step++) {
            energy[step] = left.energy(audio.left(), step * STEP) + right.energy(audio.right(), step * STEP);
        }
        double[] powers = new double[Math.max(0, steps - STEPS_A_BLOCK + 1)];
        for (int block = 0; block < powers.length; block++) {
            double sum = Arrays.stream(energy, block, block + STEPS_A_BLOCK).sum();
            powers[block] = sum / (STEP * STEPS_A_BLOCK);
        }
        return powers;
    }

    private static double meanAbove(double[] powers, double gate) {
        return Arrays.stream(powers).filter(power -> power > gate).average().orElse(0);
    }

    private static double lufs(double power) {
        return OFFSET + 10 * Math.log10(power);
    }

    private static double power(double lufs) {
        return Math.pow(10, (lufs - OFFSET) / 10);
    }

    /** The standard's two filters at 48 kHz, a shelf for the head and a high-pass, with the state of one channel. */
    private static final class KWeighting {
        private static final double INAUDIBLE = 1e-30;

        private double shelf1;
        private double shelf2;
        private double pass1;
        private double pass2;

        double energy(float[] samples, int from) {
            double s1 = shelf1;
            double s2 = shelf2;
            double p1 = pass1;
            double p2 = pass2;
            double sum = 0;
            for (int i = from; i < from + STEP; i++) {
                double x = samples[i];
                double shelved = 1.53512485958697 * x + s1;
                s1 = -2.69169618940638 * x + 1.69065929318241 * shelved + s2;
                s2 = 1.19839281085285 * x - 0.73248077421585 * shelved;
                double y = shelved + p1;
                p1 = -2 * shelved + 1.99004745483398 * y + p2;
                p2 = shelved - 0.99007225036621 * y;
                sum += y * y;
            }
            shelf1 = flushed(s1);
            shelf2 = flushed(s2);
            pass1 = flushed(p1);
            pass2 = flushed(p2);
            return sum;
        }

        /** Zero in place of a state that would run into denormal numbers, which are slow. */
        private static double flushed(double state) {
            return Math.abs(state) < INAUDIBLE ? 0 : state;
        }
    }
}
