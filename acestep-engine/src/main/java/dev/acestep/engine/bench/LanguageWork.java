package dev.acestep.engine.bench;

import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.tensor.Compute;

/** Counts what a language model has to read for each token. */
record LanguageWork(TextEncoderConfig config, Compute compute) {
    /** Weights of all layers, and of the head for so many scores. */
    double weightBytes(long scores) {
        TransformerConfig transformer = config.transformer();
        long hidden = transformer.hiddenSize();
        long queries = transformer.heads() * transformer.headDim();
        long keys = transformer.keyValueHeads() * transformer.headDim();
        long layer = hidden * (2 * queries + 2 * keys + 3 * transformer.intermediateSize());
        double numbers = (double) layer * transformer.layers().size() + (double) scores * hidden;
        return numbers * EngineBench.bytesOf(compute);
    }

    /** Keys and values of so many sequences, each with so many positions. */
    double rememberedBytes(long rows, long positions) {
        TransformerConfig transformer = config.transformer();
        double layer = 2.0 * transformer.keyValueHeads() * transformer.headDim() * Float.BYTES;
        return layer * transformer.layers().size() * rows * positions;
    }

    /** All weights, and the embeddings as they are published. */
    double loadedBytes() {
        long embeddings = config.vocabSize() * config.transformer().hiddenSize();
        return weightBytes(config.vocabSize()) + (double) embeddings * Short.BYTES;
    }
}
