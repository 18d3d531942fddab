package dev.acestep.engine.config;

import dev.acestep.tensor.AttentionSize;
import java.util.List;

/**
 * The size of one stack of transformer layers.
 *
 * @param heads query heads; {@code heads * headDim} need not be {@code hiddenSize}
 * @param slidingWindow how many positions on either side a sliding layer sees
 * @param layers the attention of each layer, in order
 */
public record TransformerConfig(
        long hiddenSize,
        long intermediateSize,
        long heads,
        long keyValueHeads,
        long headDim,
        double rmsNormEps,
        double ropeTheta,
        long slidingWindow,
        List<Attention> layers) {
    public TransformerConfig {
        layers = List.copyOf(layers);
    }

    /** The shape of each layer's attention. */
    public AttentionSize attention() {
        return new AttentionSize(hiddenSize, heads, keyValueHeads, headDim, rmsNormEps);
    }

    /** Which positions a layer's self attention sees. */
    public enum Attention {
        FULL,
        SLIDING
    }
}
