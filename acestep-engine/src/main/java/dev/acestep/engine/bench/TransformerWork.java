package dev.acestep.engine.bench;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;

/**
 * Counts the work of the transformers.
 *
 * @param weightBytes what a number of a large layer's weight takes
 */
record TransformerWork(int weightBytes) {
    private static final long TIME_FREQUENCIES = 256;
    private static final long TIME_ROWS = 6;

    Work text(TextEncoderConfig config, long tokens) {
        return layers(config.transformer(), tokens);
    }

    Work condition(AceStepConfig config, long promptTokens, long lyricTokens) {
        long size = config.conditionSize();
        return exact(promptTokens, config.textHiddenDim(), size)
                .plus(exact(lyricTokens, config.textHiddenDim(), size))
                .plus(exact(config.timbreFixFrame(), config.timbreHiddenDim(), size))
                .plus(layers(config.lyricEncoder(), lyricTokens))
                .plus(layers(config.timbreEncoder(), config.timbreFixFrame()));
    }

    /** Keys and values of the condition for all layers. */
    Work prepare(AceStepConfig config, long rows, long conditionTokens) {
        TransformerConfig dit = config.dit();
        return exact(rows * conditionTokens, config.conditionSize(), dit.hiddenSize())
                .plus(large(rows * conditionTokens, dit.hiddenSize(), 2 * keys(dit))
                        .times(dit.layers().size()));
    }

    Work step(AceStepConfig config, long rows, long frames, long conditionTokens) {
        TransformerConfig dit = config.dit();
        long hidden = dit.hiddenSize();
        long tokens = Math.ceilDiv(frames, config.patchSize());
        Work cross = large(rows * tokens, hidden, queries(dit))
                .plus(attention(dit, tokens, conditionTokens).times(rows))
                .plus(large(rows * tokens, queries(dit), hidden));
        Work time = exact(rows, TIME_FREQUENCIES, hidden)
                .plus(exact(rows, hidden, hidden))
                .plus(exact(rows, hidden, TIME_ROWS * hidden));
        return layer(dit, rows, tokens)
                .plus(cross)
                .times(dit.layers().size())
                .plus(time.times(2))
                .plus(exact(rows * tokens, config.inChannels() * config.patchSize(), hidden))
                .plus(exact(rows * tokens, hidden, config.latentChannels() * config.patchSize()));
    }

    private Work layers(TransformerConfig config, long tokens) {
        return layer(config, 1, tokens).times(config.layers().size());
    }

    private Work layer(TransformerConfig config, long rows, long tokens) {
        long hidden = config.hiddenSize();
        return large(rows * tokens, hidden, queries(config) + 2 * keys(config))
                .plus(attention(config, tokens, tokens).times(rows))
                .plus(large(rows * tokens, queries(config), hidden))
                .plus(large(rows * tokens, hidden, 2 * config.intermediateSize()))
                .plus(large(rows * tokens, config.intermediateSize(), hidden));
    }

    /** Scores and their sums; what a sliding window hides is computed too. */
    private static Work attention(TransformerConfig config, long tokens, long seen) {
        double bytes = (2.0 * tokens * queries(config) + 2.0 * seen * keys(config)) * Float.BYTES;
        return new Work(4.0 * tokens * seen * queries(config), bytes);
    }

    private Work large(long rows, long in, long out) {
        return Work.linear(rows, in, out, weightBytes);
    }

    private static Work exact(long rows, long in, long out) {
        return Work.linear(rows, in, out, Float.BYTES);
    }

    private static long queries(TransformerConfig config) {
        return config.heads() * config.headDim();
    }

    private static long keys(TransformerConfig config) {
        return config.keyValueHeads() * config.headDim();
    }
}
