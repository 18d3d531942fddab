package dev.acestep.engine.dit;

import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.tensor.AttentionMask;
import dev.acestep.tensor.KeyValues;
import dev.acestep.tensor.RotaryEmbedding;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** The layers between patches and velocities, one after the other. */
final class DitLayers {
    private final TransformerConfig config;
    private final List<DitLayer> layers = new ArrayList<>();

    /** Reads {@code layers.*}. */
    DitLayers(TransformerConfig config, Weights weights) {
        this.config = config;
        for (int i = 0; i < config.layers().size(); i++) {
            layers.add(new DitLayer(config, weights.in("layers." + i)));
        }
    }

    /** What all layers see of the embedded condition {@code [B, S, H]}. */
    DitCondition prepare(Tensor embedded) {
        return new DitCondition(
                layers.stream().map(layer -> layer.keyValues(embedded)).toList());
    }

    /**
     * Maps {@code [B, L, H]} to the same shape.
     *
     * @param time {@code [B, 6, H]}
     */
    Tensor forward(Tensor patches, DitCondition condition, Tensor time) {
        Surroundings surroundings = Surroundings.of(patches, config);
        Tensor hidden = patches;
        for (int i = 0; i < layers.size(); i++) {
            DitLayer layer = layers.get(i);
            AttentionMask mask = surroundings.mask(config.layers().get(i));
            KeyValues seen = condition.layers().get(i);
            Tensor input = hidden;
            hidden = TensorScope.yielding(() -> layer.forward(input, time, seen, surroundings.positions(), mask));
        }
        return hidden;
    }

    /**
     * What the heads see of the embedded condition {@code [B, S, H]}, as far as the last layer that has one of them.
     *
     * @param time {@code [B, 6, H]}
     */
    void shares(
            Tensor patches,
            Tensor embedded,
            Tensor time,
            SortedMap<Integer, List<Integer>> heads,
            Consumer<Tensor> listener) {
        Surroundings surroundings = Surroundings.of(patches, config);
        int last = heads.lastKey();
        Tensor hidden = patches;
        for (int i = 0; i <= last; i++) {
            DitLayer layer = layers.get(i);
            AttentionMask mask = surroundings.mask(config.layers().get(i));
            List<Integer> wanted = heads.getOrDefault(i, List.of());
            boolean goesOn = i < last;
            Tensor input = hidden;
            hidden = TensorScope.yielding(() -> {
                KeyValues seen = layer.keyValues(embedded);
                Tensor heard = layer.heard(input, time, surroundings.positions(), mask);
                layer.shares(heard, seen, wanted, listener);
                return goesOn ? layer.told(heard, time, seen) : heard;
            });
        }
    }

    /** Where the patches are, and which ones see each other. */
    private record Surroundings(RotaryEmbedding positions, AttentionMask full, AttentionMask sliding) {
        static Surroundings of(Tensor patches, TransformerConfig config) {
            return new Surroundings(
                    RotaryEmbedding.over(patches, config.headDim(), config.ropeTheta()),
                    new AttentionMask.Open(),
                    AttentionMask.sliding(patches, config.slidingWindow()));
        }

        AttentionMask mask(Attention attention) {
            return attention == Attention.SLIDING ? sliding : full;
        }
    }
}
