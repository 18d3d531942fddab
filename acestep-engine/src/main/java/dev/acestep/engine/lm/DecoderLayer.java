package dev.acestep.engine.lm;

import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.tensor.CachedAttention;
import dev.acestep.tensor.KeyValueCache;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.RotationTables;
import dev.acestep.tensor.SwiGlu;
import dev.acestep.tensor.Weights;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Attention to what was read and feed-forward, each normalised before and added to its input. */
final class DecoderLayer {
    private final RmsNorm inputNorm;
    private final CachedAttention attention;
    private final RmsNorm postAttentionNorm;
    private final SwiGlu mlp;

    DecoderLayer(TransformerConfig config, Weights weights) {
        inputNorm = new RmsNorm(weights, "input_layernorm", config.hiddenSize(), config.rmsNormEps());
        attention = new CachedAttention(config.attention(), weights.in("self_attn"));
        postAttentionNorm = new RmsNorm(weights, "post_attention_layernorm", config.hiddenSize(), config.rmsNormEps());
        mlp = new SwiGlu(weights.in("mlp"), config.hiddenSize(), config.intermediateSize());
    }

    /** Maps {@code [B, L, H]} to the same shape; the cache grows by L. */
    Tensor forward(Tensor x, RotationTables positions, KeyValueCache cache, Optional<Tensor> bias) {
        Tensor attended = x.add(attention.forward(inputNorm.forward(x), positions, cache, bias));
        return attended.add_(mlp.forward(postAttentionNorm.forward(attended)));
    }
}
