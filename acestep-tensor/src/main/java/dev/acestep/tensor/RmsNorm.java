package dev.acestep.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Divides the last axis by its root mean square, and scales it. */
public final class RmsNorm {
    private static final double SQUARES = 2;
    private static final long FEW = 1 << 16;

    private final Tensor weight;
    private final double eps;

    /** Reads {@code name.weight} of shape {@code [size]}. */
    public RmsNorm(Weights weights, String name, long size, double eps) {
        this.weight = weights.in(name).get("weight", size);
        this.eps = eps;
    }

    /** Maps {@code [.., size]} to the same shape. */
    public Tensor forward(Tensor x) {
        return scaled(x, weight);
    }

    /** As {@link #forward(Tensor)}, then multiplied by {@code 1 + scale}, and {@code shift} added. */
    public Tensor forward(Tensor x, Tensor scale, Tensor shift) {
        return scaled(x, scale.add(new Scalar(1.0)).mul_(weight)).add_(shift);
    }

    private Tensor scaled(Tensor x, Tensor factors) {
        return unit(x, eps).mul_(factors);
    }

    /** Divides the last axis by its root mean square. */
    static Tensor unit(Tensor x, double eps) {
        // On a GPU this is one kernel; on the CPU it is one call, but written out with three copies of x.
        return x.is_cuda() || x.numel() <= FEW
                ? torch.rms_norm(x, new long[] {x.size(-1)}, new TensorOptional(), new DoubleOptional(eps))
                : x.mul(reciprocalRoot(x, eps));
    }

    private static Tensor reciprocalRoot(Tensor x, double eps) {
        Tensor norm = torch.linalg_vector_norm(x, new Scalar(SQUARES), new long[] {-1}, true, new ScalarTypeOptional());
        return norm.square_()
                .div_(new Scalar((double) x.size(-1)))
                .add_(new Scalar(eps))
                .rsqrt_();
    }
}
