package dev.acestep.engine.dit;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** The diffusion transformer: the velocity of noisy latents at a time, given context and condition. */
public final class Dit {
    private final PatchEmbedding projIn;
    private final Linear conditionEmbedder;
    private final TimestepEmbedding timeEmbed;
    private final TimestepEmbedding timeEmbedR;
    private final DitLayers layers;
    private final PatchOutput output;
    private final Tensor nullCondition;

    /** Reads {@code decoder.*} and {@code null_condition_emb}. */
    public Dit(AceStepConfig config, Weights root) {
        long hidden = config.dit().hiddenSize();
        Weights weights = root.in("decoder");
        projIn = new PatchEmbedding(config, weights.in("proj_in.1"));
        conditionEmbedder = Linear.withBias(weights, "condition_embedder", hidden, config.conditionSize());
        timeEmbed = new TimestepEmbedding(weights.in("time_embed"), hidden);
        timeEmbedR = new TimestepEmbedding(weights.in("time_embed_r"), hidden);
        layers = new DitLayers(config.dit(), weights);
        output = new PatchOutput(config, weights);
        nullCondition = root.get("null_condition_emb", 1, 1, config.conditionSize());
    }

    /** The condition {@code [1, 1, He]} that says nothing. */
    public Tensor nullCondition() {
        return nullCondition;
    }

    /** Computes once what all steps need of the condition {@code [B, S, He]}; it lives in the caller's scope. */
    public DitCondition prepare(Tensor condition) {
        return layers.prepare(conditionEmbedder.forward(condition));
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
            Tensor hidden = layers.forward(patches, condition, time.rows());
            return output.forward(hidden, time.embedding(), x.size(1));
        });
    }

    /**
     * Goes as far as the last layer of which a head is wanted, and hands over what each of these heads sees of the
     * condition at the state x: {@code [B, L, S]} in 32 bits, one after the other, in a scope that closes then.
     *
     * @param condition {@code [B, S, He]}, not prepared
     * @param heads by layer, at least one
     */
    public void shares(
            Tensor x,
            Tensor context,
            Tensor condition,
            Tensor t,
            SortedMap<Integer, List<Integer>> heads,
            Consumer<Tensor> listener) {
        try (var _ = TensorScope.open()) {
            Tensor patches = projIn.forward(context, x);
            Tensor time = modulation(t, t, patches).rows();
            layers.shares(patches, conditionEmbedder.forward(condition), time, heads, listener);
        }
    }

    private Modulation modulation(Tensor t, Tensor r, Tensor like) {
        return timeEmbed.forward(t, like).plus(timeEmbedR.forward(t.sub(r), like));
    }
}
