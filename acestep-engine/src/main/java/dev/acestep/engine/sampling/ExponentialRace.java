package dev.acestep.engine.sampling;

/**
 * How libtorch draws one of many: each place's chance is divided by an exponential number, and the largest wins. Most
 * numbers are too large to win at a glance, so few logarithms are taken.
 */
final class ExponentialRace {
    private static final double OF_53_BITS = 0x1p-53;
    private static final double ROUNDING = 1 + 1e-6;

    private ExponentialRace() {}

    /** The first of the best places; two numbers are taken for each. */
    static int winner(float[] chances, MersenneTwister numbers) {
        int winner = 0;
        float best = -1;
        for (int i = 0; i < chances.length; i++) {
            double uniform = (numbers.nextLong() & ((1L << 53) - 1)) * OF_53_BITS;
            // The exponential number is not smaller than the uniform one.
            if (chances[i] * ROUNDING >= best * uniform) {
                float ratio = chances[i] / (float) -Math.log1p(-uniform);
                if (ratio > best) {
                    winner = i;
                    best = ratio;
                }
            }
        }
        return winner;
    }
}
