package dev.acestep.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The means of values, weighted by how well keys match queries; all tensors are {@code [B, L, heads, D]}.
 *
 * @param narrow whether to multiply in brain floats where that is faster
 */
record DotProducts(boolean narrow) {
    /** In the numbers that suit an attention layer with these weights. */
    static DotProducts of(Weights weights) {
        return new DotProducts(LinearForm.attendsInBrainFloats(weights.compute(), weights.prefix()));
    }

    Tensor attend(Tensor queries, KeyValues seen, AttentionMask mask) {
        return switch (mask) {
            case AttentionMask.Open _ -> attendAll(queries, seen);
            case AttentionMask.Causal _ -> attend(queries, seen, new TensorOptional(), true);
            case AttentionMask.Additive(Tensor bias) -> attend(queries, seen, new TensorOptional(bias), false);
            case AttentionMask.Sliding sliding -> attendNear(queries, seen, sliding);
        };
    }

    private Tensor attendAll(Tensor queries, KeyValues seen) {
        if (narrow) {
            return BrainFloatAttention.attend(queries, seen, null);
        }
        return GroupedAttention.fits(queries)
                ? GroupedAttention.attend(queries, seen)
                : attend(queries, seen, new TensorOptional(), false);
    }

    private static Tensor attend(Tensor queries, KeyValues seen, TensorOptional bias, boolean causal) {
        boolean shared = queries.size(2) != seen.keys().size(2);
        return torch.scaled_dot_product_attention(
                        queries.transpose(1, 2),
                        seen.keys().transpose(1, 2),
                        seen.values().transpose(1, 2),
                        bias,
                        0.0,
                        causal,
                        new DoubleOptional(),
                        shared)
                .transpose(1, 2);
    }

    private Tensor attendNear(Tensor queries, KeyValues seen, AttentionMask.Sliding mask) {
        long length = queries.size(1);
        TensorVector chunks = new TensorVector();
        for (long start = 0; start < length; start += mask.chunk()) {
            long end = Math.min(length, start + mask.chunk());
            long from = Math.max(0, start - mask.window());
            long keys = Math.min(length, end + mask.window()) - from;
            Tensor bias = mask.band().narrow(0, 0, end - start).narrow(1, from - start + mask.window(), keys);
            Tensor some = queries.narrow(1, start, end - start);
            KeyValues near = seen.narrow(from, keys);
            chunks.push_back(
                    narrow
                            ? BrainFloatAttention.attend(some, near, bias)
                            : attend(some, near, new TensorOptional(bias), false));
        }
        return torch.cat(chunks, 1);
    }
}
