package dev.acestep.engine.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cross-attention heads from which the times of lyrics can be told, by layer. */
final class LyricAlignment {
    private static final Map<Integer, List<Integer>> PUBLISHED_2B =
            Map.of(2, List.of(6), 3, List.of(10, 11), 4, List.of(3), 5, List.of(8, 9), 6, List.of(8));
    private static final Map<Integer, List<Integer>> PUBLISHED_XL =
            Map.of(3, List.of(18, 27), 4, List.of(22), 5, List.of(5, 6, 7), 6, List.of(2, 12, 13), 7, List.of(20, 21));

    private LyricAlignment() {}

    /**
     * Those of the published models, where their configuration does not say: of the largest one that has no more heads
     * and layers than this DiT; none if both have more.
     */
    static Map<Integer, List<Integer>> published(TransformerConfig dit) {
        if (fits(PUBLISHED_XL, dit)) {
            return PUBLISHED_XL;
        }
        return fits(PUBLISHED_2B, dit) ? PUBLISHED_2B : Map.of();
    }

    private static boolean fits(Map<Integer, List<Integer>> heads, TransformerConfig dit) {
        return heads.entrySet().stream()
                .allMatch(layer -> layer.getKey() < dit.layers().size()
                        && layer.getValue().stream().allMatch(head -> head < dit.heads()));
    }

    /** A copy in the order of the layers; every layer and head has to be one of the DiT's. */
    static Map<Integer, List<Integer>> checked(Map<Integer, List<Integer>> heads, TransformerConfig dit) {
        Map<Integer, List<Integer>> checked = new TreeMap<>();
        heads.forEach((layer, ofLayer) -> {
            NotAllowed.outside(0, dit.layers().size() - 1, "lyric_alignment_layers_config", layer);
            ofLayer.forEach(
                    head -> NotAllowed.outside(0, dit.heads() - 1, "lyric_alignment_layers_config." + layer, head));
            checked.put(layer, List.copyOf(ofLayer));
        });
        return Collections.unmodifiableMap(checked);
    }
}
