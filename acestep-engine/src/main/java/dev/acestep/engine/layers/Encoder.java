package dev.acestep.engine.layers;

import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.tensor.AttentionMask;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.RotaryEmbedding;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A stack of transformer layers and a last norm, {@code [B, L, H]} to the same shape. */
public final class Encoder {
    private final TransformerConfig config;
    private final List<EncoderLayer> layers = new ArrayList<>();
    private final RmsNorm norm;

    /** Reads {@code layers.N.*} and {@code norm}. */
    public Encoder(TransformerConfig config, Weights weights) {
        this.config = config;
        for (int i = 0; i < config.layers().size(); i++) {
            layers.add(new EncoderLayer(config, weights.in("layers." + i)));
        }
        norm = new RmsNorm(weights, "norm", config.hiddenSize(), config.rmsNormEps());
    }

    /** Every position sees every other one; sliding layers see those in their window. */
    public Tensor forward(Tensor x) {
        return TensorScope.yielding(
                () -> run(x, new AttentionMask.Open(), AttentionMask.sliding(x, config.slidingWindow())));
    }

    /**
     * As {@link #forward(Tensor)}, without seeing padded positions.
     *
     * @param valid {@code [B, L]}, 0 where x is padded
     */
    public Tensor forward(Tensor x, Tensor valid) {
        return TensorScope.yielding(() ->
                run(x, AttentionMask.padded(x, valid), AttentionMask.slidingPadded(x, config.slidingWindow(), valid)));
    }

    /** Every position sees those up to its own. */
    public Tensor causal(Tensor x) {
        return TensorScope.yielding(() -> run(x, new AttentionMask.Causal(), new AttentionMask.Causal()));
    }

    private Tensor run(Tensor x, AttentionMask full, AttentionMask sliding) {
        RotaryEmbedding positions = RotaryEmbedding.over(x, config.headDim(), config.ropeTheta());
        Tensor hidden = x;
        for (int i = 0; i < layers.size(); i++) {
            EncoderLayer layer = layers.get(i);
            AttentionMask mask = config.layers().get(i) == Attention.SLIDING ? sliding : full;
            Tensor input = hidden;
            hidden = TensorScope.yielding(() -> layer.forward(input, positions, mask));
        }
        return norm.forward(hidden);
    }
}
