package dev.acestep.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Which keys a query sees. */
public sealed interface AttentionMask {
    /** Every key is seen. */
    record Open() implements AttentionMask {}

    /** A query sees the keys up to its own position. */
    record Causal() implements AttentionMask {}

    /**
     * What is added to the scores.
     *
     * @param bias broadcast to {@code [B, heads, L, L]}: 0 for visible, the lowest finite number for hidden, so that a
     *     query that sees nothing takes the mean of everything, as the reference's does
     */
    record Additive(Tensor bias) implements AttentionMask {}

    /** Positions at most {@code window} away are seen; x {@code [B, L, ..]} gives length, numbers and device. */
    static AttentionMask sliding(Tensor x, long window) {
        return x.size(1) <= window + 1 ? new Open() : new Additive(bias(near(x, window), x));
    }

    /**
     * Valid keys are seen.
     *
     * @param valid {@code [B, L]}, 0 where x is padded
     */
    static AttentionMask padded(Tensor x, Tensor valid) {
        return new Additive(bias(keys(valid), x));
    }

    /** Valid keys at most {@code window} away are seen. */
    static AttentionMask slidingPadded(Tensor x, long window, Tensor valid) {
        return new Additive(bias(keys(valid).logical_and(near(x, window)), x));
    }

    private static Tensor keys(Tensor valid) {
        return valid.to(ScalarType.Bool).view(valid.size(0), 1, 1, valid.size(1));
    }

    private static Tensor near(Tensor x, long window) {
        Tensor position =
                torch.arange(new Scalar(x.size(1)), x.options().dtype(new ScalarTypeOptional(ScalarType.Long)));
        return position.unsqueeze(1).sub(position).abs_().le(new Scalar(window));
    }

    private static Tensor bias(Tensor visible, Tensor x) {
        double lowest = x.scalar_type().intern() == ScalarType.BFloat16 ? -0x1.FEp127 : -Float.MAX_VALUE;
        return torch.zeros(visible.sizes(), x.options()).masked_fill_(visible.logical_not(), new Scalar(lowest));
    }
}
