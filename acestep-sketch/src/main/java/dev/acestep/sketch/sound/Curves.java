package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** Functions that come out the same on every machine and are quick enough for every block. */
final class Curves {
    private static final double LOG2_E = 1.4426950408889634;

    private Curves() {}

    /** 2 to the power of {@code x} within 4e-6, for −1000 to 1000. */
    static double exp2(double x) {
        double whole = Math.floor(x);
        double f = x - whole;
        double fraction = 1
                + f
                        * (0.6931471
                                + f
                                        * (0.2402265
                                                + f
                                                        * (0.0555041
                                                                + f * (0.0096181 + f * 0.0013333 + f * f * 0.000171))));
        return fraction * Double.longBitsToDouble(((long) whole + 1023) << 52);
    }

    static double exp(double x) {
        return exp2(x * LOG2_E);
    }

    /** The tangent by which a filter is tuned to {@code hertz}. */
    static double warp(double hertz) {
        double x = Math.PI * Math.clamp(hertz, 5, 0.42 * SAMPLE_RATE) / SAMPLE_RATE;
        double square = x * x;
        return x * (945 - 105 * square + square * square) / (945 - 420 * square + 15 * square * square);
    }

    /** The factor of an interval. */
    static double cents(double cents) {
        return exp2(cents / 1200);
    }

    static double decibels(double decibels) {
        return StrictMath.pow(10, decibels / 20);
    }

    /** The factor a frame by which something falls 60 dB in {@code seconds}. */
    static double decay(double seconds) {
        return StrictMath.pow(0.001, 1 / (seconds * SAMPLE_RATE));
    }
}
