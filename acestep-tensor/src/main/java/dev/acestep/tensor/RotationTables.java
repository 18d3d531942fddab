package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * As {@link RotaryEmbedding}, for a few positions at a time: fewer operators, of which each writes x once more.
 *
 * @param cos {@code [L, 1, D]}
 * @param sin {@code [L, 1, D]}, its first half negative
 */
public record RotationTables(Tensor cos, Tensor sin) {
    /** The tables for positions 0 to {@code positions - 1}, in the numbers and on the device of x. */
    public static RotationTables upTo(long positions, Tensor x, long headDim, double theta, KeptTensors owner) {
        try (var _ = TensorScope.open()) {
            RotaryEmbedding tables = RotaryEmbedding.upTo(positions, x, headDim, theta);
            TensorVector halves = new TensorVector(tables.sin().neg(), tables.sin());
            return new RotationTables(owner.keep(tables::cos), owner.keep(() -> torch.cat(halves, -1)));
        }
    }

    /** The tables of some of these positions. */
    public RotationTables narrow(long start, long count) {
        return new RotationTables(cos.narrow(0, start, count), sin.narrow(0, start, count));
    }

    /** Maps {@code [B, L, heads, D]} to the same shape. */
    Tensor rotate(Tensor x) {
        Tensor swapped = x.roll(new long[] {x.size(-1) / 2}, -1);
        return x.mul(cos).addcmul_(swapped, sin);
    }
}
