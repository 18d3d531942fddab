package dev.acestep.engine.config;

import dev.acestep.tensor.AttentionSize;
import java.util.List;

/**
 * The size of one stack of transformer layers.
 *
 * @param heads query heads; {@code heads * headDim} need not be {@code hiddenSize}
 * @param slidingWindow how many positions on either side a sliding layer sees; 0 if there is no such layer
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
    static final long WIDEST = 65_536;
    static final int DEEPEST = 200;
    private static final long MOST_HEADS = 1024;
    private static final long WIDEST_HEAD = 1024;
    private static final long WIDEST_WINDOW = 1_000_000;
    private static final double LARGEST_THETA = 1e12;

    public TransformerConfig {
        layers = List.copyOf(layers);
        NotAllowed.outside(1, WIDEST, "hidden_size", hiddenSize);
        NotAllowed.outside(1, WIDEST, "intermediate_size", intermediateSize);
        NotAllowed.outside(1, MOST_HEADS, "num_attention_heads", heads);
        boolean shared = keyValueHeads > 0 && heads % keyValueHeads == 0;
        NotAllowed.unless(shared, "num_key_value_heads", keyValueHeads, "a divisor of num_attention_heads, " + heads);
        boolean halved = headDim > 0 && headDim <= WIDEST_HEAD && headDim % 2 == 0;
        NotAllowed.unless(halved, "head_dim", headDim, "an even number from 2 to " + WIDEST_HEAD);
        NotAllowed.unless(rmsNormEps > 0 && rmsNormEps <= 1, "rms_norm_eps", rmsNormEps, "above 0, at most 1");
        boolean turning = ropeTheta >= 1 && ropeTheta <= LARGEST_THETA;
        NotAllowed.unless(turning, "rope_theta", ropeTheta, "1 to " + LARGEST_THETA);
        NotAllowed.outside(layers.contains(Attention.SLIDING) ? 1 : 0, WIDEST_WINDOW, "sliding_window", slidingWindow);
        NotAllowed.outside(1, DEEPEST, "num_hidden_layers", layers.size());
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
