package dev.acestep.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Divides the last axis by its root mean square, and scales it. */
public final class RmsNorm {
    private final Tensor weight;
    private final double eps;
    private final long size;

    /** Reads {@code name.weight} of shape {@code [size]}. */
    public RmsNorm(Weights weights, String name, long size, double eps) {
        this.weight = weights.in(name).get("weight", size);
        this.size = size;
        this.eps = eps;
    }

    /** Maps {@code [.., size]} to the same shape. */
    public Tensor forward(Tensor x) {
        return torch.rms_norm(x, new long[] {size}, new TensorOptional(weight), new DoubleOptional(eps));
    }
}
