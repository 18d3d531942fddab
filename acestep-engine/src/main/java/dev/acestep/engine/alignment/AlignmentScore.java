package dev.acestep.engine.alignment;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * How well a song follows its words; all are 0 to 1.
 *
 * @param coverage the share of the sung tokens that are heard anywhere
 * @param monotonicity the share of the sung tokens that do not come before the one before
 * @param confidence how much is heard of the tokens when it is their turn
 */
record AlignmentScore(double coverage, double monotonicity, double confidence) {
    private static final double HEARD = 0.1;
    private static final double NOTHING = 0.01;
    private static final double LEAST_WEIGHT = 1e-9;
    private static final int FRAMES_OF_GRACE = 9;
    private static final double DECIMALS = 1e4;

    /**
     * Of what was heard.
     *
     * @param energy from 0 to 1
     * @param sung which of the tokens are words, not the structure of the song
     */
    static AlignmentScore of(LyricGrid energy, IntPredicate sung) {
        double confidence = SungPath.through(energy.map(value -> value * value)).mean(energy);
        return new AlignmentScore(coverage(energy, sung), monotonicity(energy, sung), confidence);
    }

    /** All in one, with four decimals. */
    double value() {
        double product = coverage * coverage * monotonicity * monotonicity * confidence;
        return Math.rint(Math.clamp(product, 0, 1) * DECIMALS) / DECIMALS;
    }

    private static double coverage(LyricGrid energy, IntPredicate sung) {
        int words = 0;
        int heard = 0;
        for (int token = 0; token < energy.tokens(); token++) {
            if (sung.test(token)) {
                words++;
                heard += isHeard(energy, token) ? 1 : 0;
            }
        }
        return words == 0 ? 1 : heard / (double) words;
    }

    private static boolean isHeard(LyricGrid energy, int token) {
        for (int frame = 0; frame < energy.frames(); frame++) {
            if (energy.at(token, frame) > HEARD) {
                return true;
            }
        }
        return false;
    }

    private static double monotonicity(LyricGrid energy, IntPredicate sung) {
        int pairs = 0;
        int inOrder = 0;
        OptionalDouble before = OptionalDouble.empty();
        for (int token = 0; token < energy.tokens(); token++) {
            OptionalDouble centre = sung.test(token) ? centre(energy, token) : OptionalDouble.empty();
            if (centre.isPresent() && before.isPresent()) {
                pairs++;
                inOrder += centre.getAsDouble() >= before.getAsDouble() - FRAMES_OF_GRACE ? 1 : 0;
            }
            before = centre.isPresent() ? centre : before;
        }
        return pairs == 0 ? 1 : inOrder / (double) pairs;
    }

    /** The frame around which the token is heard, if it is. */
    private static OptionalDouble centre(LyricGrid energy, int token) {
        double weight = 0;
        double moment = 0;
        for (int frame = 0; frame < energy.frames(); frame++) {
            float value = energy.at(token, frame);
            if (value > NOTHING) {
                weight += value;
                moment += value * (double) frame;
            }
        }
        return weight > LEAST_WEIGHT ? OptionalDouble.of(moment / weight) : OptionalDouble.empty();
    }
}
