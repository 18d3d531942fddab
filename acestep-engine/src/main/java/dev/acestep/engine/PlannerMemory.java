package dev.acestep.engine;

import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.lm.Sequences;
import dev.acestep.engine.planning.PlannerLimits;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.KeyValueCache;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Estimates of what a 5Hz language model takes in memory besides its weights, counted in 32-bit numbers. */
record PlannerMemory(TextEncoderConfig config) {
    /** Tokens of a prompt besides what somebody wrote. */
    private static final long TEMPLATE = 300;

    /** Tokens that an answer in words can have. */
    private static final long ANSWER = PlannerLimits.PUBLISHED.mostWords();

    /** Tokens of metadata. */
    private static final long THOUGHT = 800;

    private static final long BYTES_PER_TOKEN = 2;

    /** What answers in words to these texts take. */
    long words(String... written) {
        return bytes(1, prompt(written) + ANSWER);
    }

    /** What the description of so many codes takes. */
    long understanding(long codes) {
        return bytes(1, TEMPLATE + codes + ANSWER);
    }

    /**
     * What audio codes take.
     *
     * @param rows prompts that are gone on with at once, negative ones too
     * @param seconds of the song
     */
    long codes(long rows, double seconds, String... written) {
        return bytes(rows, prompt(written) + THOUGHT + (long) (Vocabulary.CODES_A_SECOND * seconds));
    }

    private static long prompt(String... written) {
        long bytes = Stream.of(written)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return TEMPLATE + bytes / BYTES_PER_TOKEN;
    }

    private long bytes(long rows, long wanted) {
        TransformerConfig transformer = config.transformer();
        long positions = Math.min(wanted, config.maxPositions());
        long cache = transformer.layers().size()
                * KeyValueCache.bytes(transformer.attention(), rows, positions, Float.BYTES);
        long wide = 3 * transformer.heads() * positions + 4 * transformer.intermediateSize();
        long scores = 2 * rows * config.vocabSize();
        return cache + ((long) Sequences.MOST_TOKENS * (wide + 8 * transformer.hiddenSize()) + scores) * Float.BYTES;
    }
}
