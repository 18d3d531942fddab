package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/** Attention of a sequence to itself, with rotated positions. */
public final class SelfAttention {
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final AttentionHeads heads;

    /** Reads {@code q_proj}, {@code k_proj}, {@code v_proj}, {@code o_proj}, {@code q_norm} and {@code k_norm}. */
    public SelfAttention(AttentionSize size, Weights weights) {
        query = Linear.load(weights, "q_proj", size.queries(), size.hiddenSize());
        key = Linear.load(weights, "k_proj", size.keys(), size.hiddenSize());
        value = Linear.load(weights, "v_proj", size.keys(), size.hiddenSize());
        heads = new AttentionHeads(size, weights);
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    public Tensor forward(Tensor x, RotaryEmbedding positions, AttentionMask mask) {
        Tensor queries = positions.rotate(heads.queries(query.forward(x)));
        Tensor keys = positions.rotate(heads.keys(key.forward(x)));
        return heads.attend(queries, new KeyValues(keys, heads.values(value.forward(x))), mask);
    }
}
