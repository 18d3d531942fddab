package dev.acestep.engine.bench;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.engine.config.VaeConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The published models' sizes, for when there is no {@code config.json} to read; and a tiny one for tests. */
public final class PublishedTopologies {
    private static final Map<String, Topology> BY_NAME = new TreeMap<>();

    private static final TextEncoderConfig TEXT =
            new TextEncoderConfig(transformer(1024, 3072, 16, 8, 128, 0, full(28)), 151_669, 32_768);
    private static final VaeConfig VAE =
            new VaeConfig(2, 128, 128, 64, List.of(1L, 2L, 4L, 8L, 16L), List.of(2L, 4L, 4L, 6L, 10L), 48_000);

    static {
        for (String variant : List.of("turbo", "turbo-shift1", "turbo-shift3", "turbo-continuous", "base", "sft")) {
            add("acestep-v15-" + variant, transformer(2048, 6144, 16, 8, 128, 128, alternating(24)), false);
        }
        for (String variant : List.of("turbo", "base", "sft")) {
            add("acestep-v15-xl-" + variant, transformer(2560, 9728, 32, 8, 128, 128, alternating(32)), true);
        }
        BY_NAME.put("tiny", tiny());
    }

    private PublishedTopologies() {}

    public static Optional<Topology> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static void add(String name, TransformerConfig dit, boolean classToken) {
        boolean turbo = name.contains("turbo");
        AceStepConfig config = new AceStepConfig(
                turbo ? "turbo" : name.endsWith("sft") ? "sft" : "base",
                turbo,
                dit,
                transformer(2048, 6144, 16, 8, 128, 128, alternating(8)),
                transformer(2048, 6144, 16, 8, 128, 128, alternating(4)),
                transformer(2048, 6144, 16, 8, 128, 128, alternating(2)),
                transformer(2048, 6144, 16, 8, 128, 128, alternating(2)),
                classToken,
                192,
                64,
                1024,
                64,
                750,
                2,
                5,
                2048,
                List.of(8L, 8L, 8L, 5L, 5L, 5L),
                Map.of(),
                false);
        BY_NAME.put(name, new Topology(name, config, TEXT, VAE, turbo ? 8 : 50, turbo ? 1 : 2));
    }

    private static Topology tiny() {
        AceStepConfig song = new AceStepConfig(
                "turbo",
                true,
                transformer(64, 96, 4, 2, 16, 16, alternating(4)),
                transformer(64, 96, 4, 2, 16, 16, alternating(3)),
                transformer(64, 96, 4, 2, 16, 16, alternating(2)),
                transformer(64, 96, 4, 2, 16, 16, alternating(2)),
                transformer(64, 96, 4, 2, 16, 16, alternating(2)),
                false,
                24,
                8,
                48,
                8,
                750,
                2,
                5,
                64,
                List.of(8L, 8L, 8L, 5L, 5L, 5L),
                Map.of(),
                false);
        TextEncoderConfig text = new TextEncoderConfig(transformer(48, 80, 4, 2, 24, 0, full(3)), 1200, 32_768);
        VaeConfig vae = new VaeConfig(2, 16, 16, 8, List.of(1L, 2L, 2L, 3L, 4L), List.of(2L, 4L, 4L, 6L, 10L), 48_000);
        return new Topology("tiny", song, text, vae, 8, 1);
    }

    private static TransformerConfig transformer(
            long hidden, long intermediate, long heads, long keys, long headDim, long window, List<Attention> layers) {
        return new TransformerConfig(hidden, intermediate, heads, keys, headDim, 1e-6, 1e6, window, layers);
    }

    private static List<Attention> alternating(int layers) {
        return IntStream.range(0, layers)
                .mapToObj(i -> i % 2 == 0 ? Attention.SLIDING : Attention.FULL)
                .toList();
    }

    private static List<Attention> full(int layers) {
        return IntStream.range(0, layers).mapToObj(_ -> Attention.FULL).toList();
    }
}
