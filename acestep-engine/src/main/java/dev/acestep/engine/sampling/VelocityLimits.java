package dev.acestep.engine.sampling;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What tames a velocity after guidance.
 *
 * @param normThreshold the longest velocity in lengths of the state, 0 for any
 * @param emaFactor share of the velocity before, 0 for none
 */
public record VelocityLimits(double normThreshold, double emaFactor) {
    public static final VelocityLimits NONE = new VelocityLimits(0, 0);

    private static final double TINY = 1e-10;

    /** Bounds the velocity's norm over time and channels, for each item. */
    Tensor clamped(Tensor velocity, Tensor x) {
        if (normThreshold <= 0) {
            return velocity;
        }
        Tensor factor = norm(x).mul(new Scalar(normThreshold)).div(norm(velocity));
        return velocity.mul(factor.clamp_max(new Scalar(1)));
    }

    /** Mixes in the velocity before. */
    Tensor smoothed(Tensor velocity, Tensor previous) {
        return smooths() ? velocity.mul(new Scalar(1 - emaFactor)).add(previous.mul(new Scalar(emaFactor))) : velocity;
    }

    boolean smooths() {
        return emaFactor > 0;
    }

    private static Tensor norm(Tensor x) {
        return torch.linalg_vector_norm(x, new Scalar(2), new long[] {1, 2}, true, new ScalarTypeOptional())
                .add(new Scalar(TINY));
    }
}
