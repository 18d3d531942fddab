package dev.acestep.engine.config;

/** The topology of a Qwen3 transformer: the text encoder, or a 5Hz language model. */
public record TextEncoderConfig(TransformerConfig transformer, long vocabSize, long maxPositions) {}
