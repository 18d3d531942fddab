package dev.acestep.engine.codec;

import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The periodic activation {@code x + sin²(αx) / β}.
 *
 * @param frequency {@code α}, {@code [1, C, 1]}
 * @param amplitude {@code 1 / β}, {@code [1, C, 1]}
 */
record Snake(Tensor frequency, Tensor amplitude) {
    /** What the reference adds to β. */
    private static final float EPSILON = 1e-9f;

    /** Reads the logarithms {@code alpha} and {@code beta}. */
    static Snake load(Weights weights, long channels) {
        Tensor alpha = weights.read("alpha", 1, channels, 1);
        Tensor beta = weights.read("beta", 1, channels, 1);
        return new Snake(
                weights.keep(alpha.exp()),
                weights.keep(beta.exp().add(new Scalar(EPSILON)).reciprocal()));
    }

    /** {@code [B, C, T]} to the same. */
    Tensor forward(Tensor x) {
        return x.add(x.mul(frequency).sin().square().mul(amplitude));
    }
}
