package dev.acestep.engine.dit;

import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.tensor.AttentionMask;
import dev.acestep.tensor.CrossAttention;
import dev.acestep.tensor.KeyValues;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.RotaryEmbedding;
import dev.acestep.tensor.SelfAttention;
import dev.acestep.tensor.SwiGlu;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** Attention to the song, attention to the condition, feed-forward; the first and last are modulated by the time. */
final class DitLayer {
    private final RmsNorm selfAttentionNorm;
    private final SelfAttention selfAttention;
    private final RmsNorm crossAttentionNorm;
    private final CrossAttention crossAttention;
    private final RmsNorm mlpNorm;
    private final SwiGlu mlp;
    private final Tensor table;

    DitLayer(TransformerConfig config, Weights weights) {
        long hidden = config.hiddenSize();
        double eps = config.rmsNormEps();
        selfAttentionNorm = new RmsNorm(weights, "self_attn_norm", hidden, eps);
        selfAttention = new SelfAttention(config.attention(), weights.in("self_attn"));
        crossAttentionNorm = new RmsNorm(weights, "cross_attn_norm", hidden, eps);
        crossAttention = new CrossAttention(config.attention(), weights.in("cross_attn"));
        mlpNorm = new RmsNorm(weights, "mlp_norm", hidden, eps);
        mlp = new SwiGlu(weights.in("mlp"), hidden, config.intermediateSize());
        table = weights.get("scale_shift_table", 1, Modulation.ROWS, hidden);
    }

    /** What this layer sees of the embedded condition {@code [B, S, H]}. */
    KeyValues keyValues(Tensor condition) {
        return crossAttention.keyValues(condition);
    }

    /**
     * Maps {@code [B, L, H]} to the same shape.
     *
     * @param time {@code [B, 6, H]}
     */
    Tensor forward(Tensor x, Tensor time, KeyValues condition, RotaryEmbedding positions, AttentionMask mask) {
        return told(heard(x, time, positions, mask), time, condition);
    }

    /** The first part: after the attention to the song. */
    Tensor heard(Tensor x, Tensor time, RotaryEmbedding positions, AttentionMask mask) {
        return TensorScope.yielding(() -> {
            Tensor rows = table.add(time);
            Tensor song = modulated(selfAttentionNorm, x, rows, 0);
            return x.addcmul(selfAttention.forward(song, positions, mask), rows.narrow(1, 2, 1));
        });
    }

    /** The second part. */
    Tensor told(Tensor heard, Tensor time, KeyValues condition) {
        Tensor told = TensorScope.yielding(
                () -> heard.add(crossAttention.forward(crossAttentionNorm.forward(heard), condition)));
        return TensorScope.yielding(() -> {
            Tensor rows = table.add(time);
            return told.addcmul(mlp.forward(modulated(mlpNorm, told, rows, 3)), rows.narrow(1, 5, 1));
        });
    }

    /** What some heads look at between the parts: {@code [B, L, S]} each. */
    void shares(Tensor heard, KeyValues condition, List<Integer> heads, Consumer<Tensor> listener) {
        crossAttention.shares(crossAttentionNorm.forward(heard), condition, heads, listener);
    }

    private static Tensor modulated(RmsNorm norm, Tensor x, Tensor rows, long shift) {
        return norm.forward(x, rows.narrow(1, shift + 1, 1), rows.narrow(1, shift, 1));
    }
}
