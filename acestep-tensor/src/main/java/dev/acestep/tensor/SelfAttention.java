package dev.acestep.tensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Attention of a sequence to itself, with rotated positions. */
public final class SelfAttention {
    private final FusedLinear projections;
    private final AttentionHeads heads;

    /** Reads {@code q_proj}, {@code k_proj}, {@code v_proj}, {@code o_proj}, {@code q_norm} and {@code k_norm}. */
    public SelfAttention(AttentionSize size, Weights weights) {
        projections = Linear.fused(
                weights,
                List.of("q_proj", "k_proj", "v_proj"),
                List.of(size.queries(), size.keys(), size.keys()),
                size.hiddenSize());
        heads = new AttentionHeads(size, weights);
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    public Tensor forward(Tensor x, RotaryEmbedding positions, AttentionMask mask) {
        List<Tensor> projected = projections.forward(x);
        Tensor queries = TensorScope.yielding(() -> positions.rotate(heads.queries(projected.get(0))));
        Tensor keys = TensorScope.yielding(() -> positions.rotate(heads.keys(projected.get(1))));
        return heads.attend(queries, new KeyValues(keys, heads.values(projected.get(2))), mask);
    }
}
