package dev.acestep.engine.bench;

import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.RandomWeights;
import dev.acestep.tensor.TensorSource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A language model to measure.
 *
 * @param weights opens them
 */
public record LanguageTopology(String name, TextEncoderConfig config, Supplier<TensorSource> weights) {
    private static final long RESERVED_CODES = 65_535;
    private static final long VALID_CODES = 64_000;
    private static final Map<String, TextEncoderConfig> PUBLISHED = new TreeMap<>(Map.of(
            "acestep-5Hz-lm-0.6B",
            new TextEncoderConfig(transformer(1024, 3072, 16, 8, 128, 28), 217_204, 32_768),
            "acestep-5Hz-lm-1.7B",
            new TextEncoderConfig(transformer(2048, 6144, 16, 8, 128, 28), 217_204, 40_960),
            "acestep-5Hz-lm-4B",
            new TextEncoderConfig(transformer(2560, 9728, 32, 8, 128, 36), 217_204, 40_960),
            "tiny",
            new TextEncoderConfig(transformer(64, 96, 4, 2, 32, 3), 2232, 40_960)));

    /** A published one with random weights, or the tiny one. */
    public static Optional<LanguageTopology> published(String name) {
        return Optional.ofNullable(PUBLISHED.get(name))
                .map(config -> new LanguageTopology(name, config, RandomWeights::new));
    }

    /** The one in that folder. */
    public static LanguageTopology installed(Path folder) {
        return new LanguageTopology(
                String.valueOf(folder.getFileName()), ConfigFile.textEncoder(folder), () -> Checkpoint.open(folder));
    }

    public static List<String> names() {
        return List.copyOf(PUBLISHED.keySet());
    }

    /** The first token that is an audio code; they are the last ones. */
    long firstCode() {
        return config.vocabSize() > RESERVED_CODES ? config.vocabSize() - RESERVED_CODES : config.vocabSize() / 2;
    }

    long codes() {
        return Math.min(VALID_CODES, config.vocabSize() - firstCode());
    }

    private static TransformerConfig transformer(
            long hidden, long intermediate, long heads, long groups, long headDim, int layers) {
        List<Attention> all = Collections.nCopies(layers, Attention.FULL);
        return new TransformerConfig(hidden, intermediate, heads, groups, headDim, 1e-6, 1e6, 0, all);
    }
}
