package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** A gentle compressor on the whole band: the gain of every block, found on the mix and put on whatever belongs to it. */
final class Glue {
    private static final int BLOCK = 64;
    private static final double RATIO = 1.7;
    private static final double ATTACK = 0.012;
    private static final double RELEASE = 0.16;

    private final float[] gains;

    /** Listens to a mix that is {@code gain} from being as loud as {@code threshold} is made for. */
    Glue(Tape mix, double gain, double threshold) {
        gains = new float[mix.frames() / BLOCK + 2];
        double attack = 1 - StrictMath.exp(-BLOCK / (ATTACK * SAMPLE_RATE));
        double release = 1 - StrictMath.exp(-BLOCK / (RELEASE * SAMPLE_RATE));
        double power = 0;
        for (int block = 0; block < gains.length; block++) {
            double now = power(mix, block * BLOCK) * gain * gain;
            power += (now > power ? attack : release) * (now - power);
            double over = Math.max(0, 10 * StrictMath.log10(power + 1e-12) - threshold);
            double soft = over < 6 ? over * over / 12 : over - 3;
            gains[block] = (float) Curves.exp2(-soft * (1 - 1 / RATIO) / 6.0206);
        }
    }

    void apply(Tape tape) {
        for (int i = 0; i < tape.frames(); i++) {
            float gain = gains[i / BLOCK];
            gain += (gains[i / BLOCK + 1] - gain) * (i % BLOCK) / BLOCK;
            tape.left[i] *= gain;
            tape.right[i] *= gain;
        }
    }

    private static double power(Tape mix, int from) {
        double sum = 0;
        for (int i = from; i < Math.min(from + BLOCK, mix.frames()); i++) {
            sum += mix.left[i] * mix.left[i] + mix.right[i] * mix.right[i];
        }
        return sum / BLOCK;
    }
}
