package dev.acestep.sketch.sound;

/** A hall: eight delay lines that feed each other through a Hadamard matrix and lose their highs on the way. */
final class Reverb {
    private static final int LINES = 8;
    private static final int[] LENGTHS = {1427, 1637, 1871, 2053, 2389, 2693, 2957, 3251};
    private static final int[] DIFFUSERS = {241, 397, 569, 131};
    private static final int PREDELAY = 960;
    private static final double SECONDS = 1.9;
    private static final float BRIGHTNESS = 0.62f;

    /** Keeps the tails from becoming denormal numbers, with which machines are slow. */
    private static final float HUSH = 1e-15f;

    private final float[][] lines = new float[LINES][];
    private final int[] at = new int[LINES];
    private final float[] gains = new float[LINES];
    private final float[] damped = new float[LINES];
    private final Delay before = new Delay(PREDELAY);
    private final Diffuser[] left = new Diffuser[2];
    private final Diffuser[] right = new Diffuser[2];
    private final StateFilter lows = new StateFilter(160, 0.7);
    private final StateFilter rightLows = new StateFilter(160, 0.7);
    private final Delay rightBefore = new Delay(PREDELAY + 83);

    Reverb() {
        for (int i = 0; i < LINES; i++) {
            lines[i] = new float[LENGTHS[i]];
            gains[i] = (float) StrictMath.pow(0.001, LENGTHS[i] / (SECONDS * 48_000));
        }
        for (int i = 0; i < left.length; i++) {
            left[i] = new Diffuser(DIFFUSERS[2 * i]);
            right[i] = new Diffuser(DIFFUSERS[2 * i + 1]);
        }
    }

    /** Adds the hall's answer to what is sent into it. */
    void process(float[] sendLeft, float[] sendRight, float[] outLeft, float[] outRight, int frames) {
        float[] x = new float[LINES];
        for (int i = 0; i < frames; i++) {
            float inLeft = before.push(lows.high(sendLeft[i]) + HUSH);
            float inRight = rightBefore.push(rightLows.high(sendRight[i]));
            for (int k = 0; k < left.length; k++) {
                inLeft = left[k].push(inLeft);
                inRight = right[k].push(inRight);
            }
            for (int k = 0; k < LINES; k++) {
                float y = lines[k][at[k]];
                damped[k] += BRIGHTNESS * (y - damped[k]);
                x[k] = damped[k] * gains[k];
            }
            outLeft[i] += 0.5f * (x[0] + x[2] - x[4] + x[6]);
            outRight[i] += 0.5f * (x[1] - x[3] + x[5] + x[7]);
            hadamard(x);
            for (int k = 0; k < LINES; k++) {
                lines[k][at[k]] = x[k] + (k % 2 == 0 ? inLeft : inRight) * 0.5f;
                at[k] = at[k] + 1 == lines[k].length ? 0 : at[k] + 1;
            }
        }
    }

    private static void hadamard(float[] x) {
        for (int half = 1; half < LINES; half *= 2) {
            for (int i = 0; i < LINES; i += 2 * half) {
                for (int k = i; k < i + half; k++) {
                    float sum = x[k] + x[k + half];
                    x[k + half] = x[k] - x[k + half];
                    x[k] = sum;
                }
            }
        }
        for (int k = 0; k < LINES; k++) {
            x[k] *= 0.353553f;
        }
    }

    /** An all-pass that smears. */
    private static final class Diffuser {
        private static final float AMOUNT = 0.6f;

        private final float[] line;
        private int at;

        Diffuser(int frames) {
            line = new float[frames];
        }

        float push(float x) {
            float old = line[at];
            float in = x - AMOUNT * old;
            line[at] = in;
            at = at + 1 == line.length ? 0 : at + 1;
            return old + AMOUNT * in;
        }
    }
}
