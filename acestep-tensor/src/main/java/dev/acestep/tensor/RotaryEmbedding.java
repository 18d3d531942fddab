package dev.acestep.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Turns each head's components i and i + D/2 by an angle that grows with the position.
 *
 * @param cos {@code [L, 1, D]}
 * @param sin {@code [L, 1, D / 2]}
 */
public record RotaryEmbedding(Tensor cos, Tensor sin) {
    /** The tables for positions 0 to {@code x.size(1) - 1}, in the numbers and on the device of x. */
    public static RotaryEmbedding over(Tensor x, long headDim, double theta) {
        return upTo(x.size(1), x, headDim, theta);
    }

    /** The tables for positions 0 to {@code positions - 1}, in the numbers and on the device of x. */
    static RotaryEmbedding upTo(long positions, Tensor x, long headDim, double theta) {
        var wide = x.options().dtype(new ScalarTypeOptional(ScalarType.Float));
        Tensor exponents = torch.arange(new Scalar(0), new Scalar(headDim), new Scalar(2), wide)
                .div(new Scalar((double) headDim));
        Tensor frequencies = torch.pow(new Scalar(theta), exponents).reciprocal();
        Tensor angles = torch.arange(new Scalar(positions), wide).view(-1, 1, 1).mul(frequencies);
        return new RotaryEmbedding(
                angles.cos().repeat(1, 1, 2).to(x.scalar_type()), angles.sin().to(x.scalar_type()));
    }

    /** Maps {@code [B, L, heads, D]} to the same shape. */
    public Tensor rotate(Tensor x) {
        long half = sin.size(-1);
        Tensor turned = x.mul(cos);
        var _ = turned.narrow(-1, 0, half).addcmul_(x.narrow(-1, half, half), sin, new Scalar(-1.0));
        var _ = turned.narrow(-1, half, half).addcmul_(x.narrow(-1, 0, half), sin);
        return turned;
    }
}
