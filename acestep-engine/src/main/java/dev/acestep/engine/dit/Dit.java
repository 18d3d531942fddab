package dev.acestep.engine.dit;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.tensor.AttentionMask;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.RotaryEmbedding;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The diffusion transformer: the velocity of noisy latents at a time, given context and condition. */
public final class Dit {
    private final TransformerConfig config;
    private final PatchEmbedding projIn;
    private final Linear conditionEmbedder;
    private final TimestepEmbedding timeEmbed;
    private final TimestepEmbedding timeEmbedR;
    private final List<DitLayer> layers = new ArrayList<>();
    private final PatchOutput output;
    private final Tensor nullCondition;

    /** Reads {@code decoder.*} and {@code null_condition_emb}. */
    public Dit(AceStepConfig config, Weights root) {
        this.config = config.dit();
        long hidden = this.config.hiddenSize();
        Weights weights = root.in("decoder");
        projIn = new PatchEmbedding(config, weights.in("proj_in.1"));
        conditionEmbedder = Linear.withBias(weights, "condition_embedder", hidden, config.conditionSize());
        timeEmbed = new TimestepEmbedding(weights.in("time_embed"), hidden);
        timeEmbedR = new TimestepEmbedding(weights.in("time_embed_r"), hidden);
        for (int i = 0; i < this.config.layers().size(); i++) {
            layers.add(new DitLayer(this.config, weights.in("layers." + i)));
        }
        output = new PatchOutput(config, weights);
        nullCondition = root.get("null_condition_emb", 1, 1, config.conditionSize());
    }

    /** The condition {@code [1, 1, He]} that says nothing. */
    public Tensor nullCondition() {
        return nullCondition;
    }

    /** Computes once what all steps need of the condition {@code [B, S, He]}; it lives in the caller's scope. */
    public DitCondition prepare(Tensor condition) {
        Tensor embedded = conditionEmbedder.forward(condition);
        return new DitCondition(
                layers.stream().map(layer -> layer.keyValues(embedded)).toList());
    }

    /**
     * The velocity {@code [B, T, C]}.
     *
     * @param x the state {@code [B, T, C]}
     * @param context source latents and chunk mask {@code [B, T, 2C]}
     * @param t the time {@code [B]}, 1 is noise
     * @param r the time {@code [B]} to which the step goes in training; t itself in inference
     */
    public Tensor forward(Tensor x, Tensor context, DitCondition condition, Tensor t, Tensor r) {
        return TensorScope.yielding(() -> {
            Tensor patches = projIn.forward(context, x);
            Modulation time = modulation(t, r, patches);
            Tensor hidden = run(patches, condition, time);
            return output.forward(hidden, time.embedding(), x.size(1));
        });
    }

    private Modulation modulation(Tensor t, Tensor r, Tensor like) {
        return timeEmbed.forward(t, like).plus(timeEmbedR.forward(t.sub(r), like));
    }

    private Tensor run(Tensor patches, DitCondition condition, Modulation time) {
        RotaryEmbedding positions = RotaryEmbedding.over(patches, config.headDim(), config.ropeTheta());
        AttentionMask full = new AttentionMask.Open();
        AttentionMask sliding = AttentionMask.sliding(patches, config.slidingWindow());
        Tensor hidden = patches;
        for (int i = 0; i < layers.size(); i++) {
            DitLayer layer = layers.get(i);
            AttentionMask mask = config.layers().get(i) == Attention.SLIDING ? sliding : full;
            var seen = condition.layers().get(i);
            Tensor input = hidden;
            hidden = TensorScope.yielding(() -> layer.forward(input, time.rows(), seen, positions, mask));
        }
        return hidden;
    }
}
