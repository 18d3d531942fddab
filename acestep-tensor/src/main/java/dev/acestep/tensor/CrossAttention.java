package dev.acestep.tensor;

import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** Attention of a sequence to another one, all of it, without positions. */
public final class CrossAttention {
    private static final AttentionMask EVERYTHING = new AttentionMask.Open();

    private final Linear query;
    private final FusedLinear keyValue;
    private final AttentionHeads heads;

    /** Reads {@code q_proj}, {@code k_proj}, {@code v_proj}, {@code o_proj}, {@code q_norm} and {@code k_norm}. */
    public CrossAttention(AttentionSize size, Weights weights) {
        query = Linear.load(weights, "q_proj", size.queries(), size.hiddenSize());
        keyValue = Linear.fused(
                weights, List.of("k_proj", "v_proj"), List.of(size.keys(), size.keys()), size.hiddenSize());
        heads = new AttentionHeads(size, weights);
    }

    /** What {@link #forward} looks at, for the other sequence {@code [B, S, H]}. */
    public KeyValues keyValues(Tensor other) {
        List<Tensor> projected = keyValue.forward(other);
        return new KeyValues(heads.keys(projected.get(0)), heads.values(projected.get(1)));
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    public Tensor forward(Tensor x, KeyValues seen) {
        return heads.attend(heads.queries(query.forward(x)), seen, EVERYTHING);
    }

    /**
     * Hands over, for one head after the other, how much of its attention each position {@code [B, L, H]} gives to each of
     * the other sequence: {@code [B, L, S]} in 32 bits, in a scope that closes when it has been looked at.
     */
    public void shares(Tensor x, KeyValues seen, List<Integer> wanted, Consumer<Tensor> listener) {
        Tensor queries = heads.queries(query.forward(x));
        for (int head : wanted) {
            try (var _ = TensorScope.open()) {
                listener.accept(heads.shares(queries, seen.keys(), head));
            }
        }
    }
}
