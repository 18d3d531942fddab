package dev.acestep.tensor;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention of the newest positions of sequences to all that were read before. The queries that share a key head are rows
 * of one matrix, so keys and values are read where they lie.
 */
public final class CachedAttention {
    private final AttentionSize size;
    private final FusedLinear projections;
    private final Tensor scales;
    private final Linear output;

    /** Reads {@code q_proj}, {@code k_proj}, {@code v_proj}, {@code o_proj}, {@code q_norm} and {@code k_norm}. */
    public CachedAttention(AttentionSize size, Weights weights) {
        this.size = size;
        projections = Linear.fused(
                weights,
                List.of("q_proj", "k_proj", "v_proj"),
                List.of(size.queries(), size.keys(), size.keys()),
                size.hiddenSize());
        scales = scales(size, weights);
        output = Linear.load(weights, "o_proj", size.hiddenSize(), size.queries());
    }

    /** The norms' weights {@code [heads + groups, D]}, with the queries' division by the root of D. */
    private static Tensor scales(AttentionSize size, Weights weights) {
        try (var _ = TensorScope.open()) {
            Tensor query = weights.read("q_norm.weight", size.headDim())
                    .div(new Scalar(Math.sqrt((double) size.headDim())))
                    .expand(size.heads(), size.headDim());
            Tensor key = weights.read("k_norm.weight", size.headDim()).expand(size.keyValueHeads(), size.headDim());
            return weights.keep(torch.cat(new TensorVector(query, key), 0));
        }
    }

    /**
     * Maps {@code [B, L, H]} to the same shape, and adds these positions to the cache.
     *
     * @param positions of x
     * @param bias added to the scores, {@code [1, B, 1, L, S]}; empty if all that was read is seen
     */
    public Tensor forward(Tensor x, RotationTables positions, KeyValueCache cache, Optional<Tensor> bias) {
        Tensor projected = projections.together(x).unflatten(-1, -1, size.headDim());
        long groups = size.keyValueHeads();
        Tensor matched = projected.narrow(2, 0, size.heads() + groups);
        Tensor turned =
                positions.rotate(RmsNorm.unit(matched, size.rmsNormEps()).mul_(scales));
        cache.append(turned.narrow(2, size.heads(), groups), projected.narrow(2, size.heads() + groups, groups));
        return output.forward(attend(turned.narrow(2, 0, size.heads()), cache, bias));
    }

    /** Maps queries {@code [B, L, heads, D]} to {@code [B, L, heads * D]}. */
    private Tensor attend(Tensor queries, KeyValueCache cache, Optional<Tensor> bias) {
        long batch = queries.size(0);
        long length = queries.size(1);
        long groups = size.keyValueHeads();
        Tensor rows =
                queries.unflatten(2, groups, -1).permute(2, 0, 3, 1, 4).reshape(groups * batch, -1, size.headDim());
        Tensor seen = length == 1 ? seenByOne(rows, cache, bias) : seenByMany(rows, cache, bias, length);
        return seen.view(groups, batch, -1, length, size.headDim())
                .permute(1, 3, 0, 2, 4)
                .reshape(batch, length, -1);
    }

    /** libtorch's own operator: for a few rows it takes a third of the time that the products take, or less. */
    private Tensor seenByOne(Tensor rows, KeyValueCache cache, Optional<Tensor> bias) {
        TensorOptional hidden = bias.map(
                        each -> new TensorOptional(each.expand(size.keyValueHeads(), -1, rows.size(1), -1, -1)
                                .reshape(1, rows.size(0), rows.size(1), -1)))
                .orElseGet(TensorOptional::new);
        return torch.scaled_dot_product_attention(
                        rows.unsqueeze(0),
                        cache.keyRows().unsqueeze(0),
                        cache.valueRows().unsqueeze(0),
                        hidden,
                        0.0,
                        false,
                        new DoubleOptional(1.0),
                        false)
                .squeeze(0);
    }

    private Tensor seenByMany(Tensor rows, KeyValueCache cache, Optional<Tensor> bias, long length) {
        Tensor keys = cache.keyRows();
        Tensor scores = rows.bmm(keys.transpose(1, 2));
        bias.ifPresent(hidden -> scores.view(
                        size.keyValueHeads(), -1, size.heads() / size.keyValueHeads(), length, keys.size(1))
                .add_(hidden));
        return scores.softmax(-1).bmm(cache.valueRows());
    }
}
