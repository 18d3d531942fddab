package dev.acestep.engine.layers;

import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.tensor.AttentionMask;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.RotaryEmbedding;
import dev.acestep.tensor.SelfAttention;
import dev.acestep.tensor.SwiGlu;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;

/** Attention and feed-forward, each normalised before and added to its input. */
final class EncoderLayer {
    private final RmsNorm inputNorm;
    private final SelfAttention attention;
    private final RmsNorm postAttentionNorm;
    private final SwiGlu mlp;

    EncoderLayer(TransformerConfig config, Weights weights) {
        inputNorm = new RmsNorm(weights, "input_layernorm", config.hiddenSize(), config.rmsNormEps());
        attention = new SelfAttention(config.attention(), weights.in("self_attn"));
        postAttentionNorm = new RmsNorm(weights, "post_attention_layernorm", config.hiddenSize(), config.rmsNormEps());
        mlp = new SwiGlu(weights.in("mlp"), config.hiddenSize(), config.intermediateSize());
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    Tensor forward(Tensor x, RotaryEmbedding positions, AttentionMask mask) {
        Tensor attended = x.add(attention.forward(inputNorm.forward(x), positions, mask));
        return attended.add(mlp.forward(postAttentionNorm.forward(attended)));
    }
}
