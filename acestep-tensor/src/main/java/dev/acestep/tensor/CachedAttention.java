package dev.acestep.tensor;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Attention of the newest positions of sequences to all that were read before. The queries that share a key head are rows
 * of one matrix, so keys and values are read where they lie.
 */
public final class CachedAttention {
    private final AttentionSize size;
    private final FusedLinear projections;
    private final AttentionHeads heads;

    /** Reads {@code q_proj}, {@code k_proj}, {@code v_proj}, {@code o_proj}, {@code q_norm} and {@code k_norm}. */
    public CachedAttention(AttentionSize size, Weights weights) {
        this.size = size;
        projections = Linear.fused(
                weights,
                List.of("q_proj", "k_proj", "v_proj"),
                List.of(size.queries(), size.keys(), size.keys()),
                size.hiddenSize());
        heads = new AttentionHeads(size, weights);
    }

    /**
     * Maps {@code [B, L, H]} to the same shape, and adds these positions to the cache.
     *
     * @param positions of x
     * @param bias added to the scores, {@code [B, 1, 1, L, S]}; empty if all that was read is seen
     */
    public Tensor forward(Tensor x, RotaryEmbedding positions, KeyValueCache cache, Optional<Tensor> bias) {
        List<Tensor> projected = projections.forward(x);
        cache.append(positions.rotate(heads.keys(projected.get(1))), heads.values(projected.get(2)));
        Tensor queries = positions.rotate(heads.queries(projected.get(0)));
        return heads.output(attend(queries, cache, bias));
    }

    private Tensor attend(Tensor queries, KeyValueCache cache, Optional<Tensor> bias) {
        long batch = queries.size(0);
        long length = queries.size(1);
        Tensor keys = cache.keys();
        Tensor rows = queries.mul(new Scalar(1 / Math.sqrt((double) size.headDim())))
                .view(batch, length, size.keyValueHeads(), -1, size.headDim())
                .permute(0, 2, 3, 1, 4)
                .reshape(keys.size(0), -1, size.headDim());
        Tensor scores = rows.bmm(keys.transpose(1, 2));
        bias.ifPresent(hidden -> scores.view(batch, size.keyValueHeads(), -1, length, keys.size(1))
                .add_(hidden));
        return scores.softmax(-1)
                .bmm(cache.values())
                .view(batch, size.keyValueHeads(), -1, length, size.headDim())
                .permute(0, 3, 1, 2, 4)
                .reshape(batch, length, -1);
    }
}
