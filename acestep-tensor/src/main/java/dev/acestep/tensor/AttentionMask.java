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

    /**
     * A query sees the keys at most {@code window} away, whatever the length: queries are taken in chunks, each with the
     * keys around it.
     *
     * @param band what is added to the scores of a chunk {@code [chunk, window + chunk + window]}
     */
    record Sliding(long window, Tensor band) implements AttentionMask {
        long chunk() {
            return band.size(0);
        }
    }

    /** Positions at most {@code window} away are seen; x {@code [B, L, ..]} gives length, numbers and device. */
    static AttentionMask sliding(Tensor x, long window) {
        if (x.size(1) <= window + 1) {
            return new Open();
        }
        // Smaller chunks compute less that is hidden; a GPU would rather have fewer.
        long chunk = x.is_cuda() ? 4 * window : Math.max(1, window / 2);
        Tensor fromStart =
                positions(x, window + chunk + window).sub(positions(x, chunk).unsqueeze(1));
        return new Sliding(
                window, bias(fromStart.sub_(new Scalar(window)).abs_().le(new Scalar(window)), x));
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
        Tensor position = positions(x, x.size(1));
        return position.unsqueeze(1).sub(position).abs_().le(new Scalar(window));
    }

    private static Tensor positions(Tensor x, long count) {
        return torch.arange(new Scalar(count), x.options().dtype(new ScalarTypeOptional(ScalarType.Long)));
    }

    private static Tensor bias(Tensor visible, Tensor x) {
        return hiding(visible.logical_not(), x);
    }

    /** What is added to scores, in the numbers and on the device of x: 0, or where it is hidden the lowest finite number. */
    static Tensor hiding(Tensor hidden, Tensor x) {
        double lowest = x.scalar_type().intern() == ScalarType.BFloat16 ? -0x1.FEp127 : -Float.MAX_VALUE;
        return torch.zeros(hidden.sizes(), x.options()).masked_fill_(hidden, new Scalar(lowest));
    }
}
