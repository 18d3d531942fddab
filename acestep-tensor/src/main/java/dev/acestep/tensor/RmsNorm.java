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

    private static final TensorOptional NO_WEIGHT = TensorScope.escape(new TensorOptional());

    private final Tensor weight;
    private final TensorOptional factors;
    private final double eps;

    /** Reads {@code name.weight} of shape {@code [size]}. */
    public RmsNorm(Weights weights, String name, long size, double eps) {
        this.weight = weights.in(name).get("weight", size);
        this.eps = eps;
        try (var _ = TensorScope.open()) {
            factors = weights.keep(new TensorOptional(weight));
        }
    }

    /** Maps {@code [.., size]} to the same shape. */
    public Tensor forward(Tensor x) {
        return isFew(x) ? inOneCall(x, factors, eps) : scaled(x, weight);
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
        return isFew(x) || x.is_cuda() ? inOneCall(x, NO_WEIGHT, eps) : x.mul(reciprocalRoot(x, eps));
    }

    /** On a GPU this is one kernel; on the CPU it is written out with three copies of x, which may cost less than calls. */
    private static Tensor inOneCall(Tensor x, TensorOptional weight, double eps) {
        return torch.rms_norm(x, new long[] {x.size(-1)}, weight, new DoubleOptional(eps));
    }

    private static boolean isFew(Tensor x) {
        return x.numel() <= FEW;
    }

    private static Tensor reciprocalRoot(Tensor x, double eps) {
        Tensor norm = torch.linalg_vector_norm(x, new Scalar(SQUARES), new long[] {-1}, true, new ScalarTypeOptional());
        return norm.square_()
                .div_(new Scalar((double) x.size(-1)))
                .add_(new Scalar(eps))
                .rsqrt_();
    }
}
