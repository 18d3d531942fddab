package dev.acestep.engine.condition;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.layers.Encoder;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A transformer over the embeddings of the lyrics' tokens. */
final class LyricEncoder {
    private final Linear embedTokens;
    private final Encoder encoder;

    LyricEncoder(AceStepConfig config, Weights weights) {
        embedTokens = Linear.withBias(weights, "embed_tokens", config.conditionSize(), config.textHiddenDim());
        encoder = new Encoder(config.lyricEncoder(), weights);
    }

    /**
     * Encodes lyrics.
     *
     * @param embeddings {@code [B, L, Ht]}
     * @param mask {@code [B, L]}, 0 where padded
     */
    Condition forward(Tensor embeddings, Tensor mask) {
        return new Condition(encoder.forward(embedTokens.forward(embeddings), mask), mask.to(ScalarType.Long));
    }
}
