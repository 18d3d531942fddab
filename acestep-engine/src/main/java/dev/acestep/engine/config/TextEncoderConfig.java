package dev.acestep.engine.config;

import dev.acestep.engine.config.TransformerConfig.Attention;

/** The topology of a Qwen3 transformer: the text encoder, or a 5Hz language model. */
public record TextEncoderConfig(TransformerConfig transformer, long vocabSize, long maxPositions) {
    private static final long LARGEST_VOCABULARY = 1 << 24;
    private static final long MOST_POSITIONS = 1 << 24;

    public TextEncoderConfig {
        NotAllowed.outside(1, LARGEST_VOCABULARY, "vocab_size", vocabSize);
        NotAllowed.outside(1, MOST_POSITIONS, "max_position_embeddings", maxPositions);
        boolean causal = !transformer.layers().contains(Attention.SLIDING);
        NotAllowed.unless(causal, "layer_types", "sliding_attention", "full_attention in every layer of a text model");
    }
}
