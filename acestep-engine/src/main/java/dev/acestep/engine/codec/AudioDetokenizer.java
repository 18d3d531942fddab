package dev.acestep.engine.codec;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.layers.Encoder;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;

/** Makes a few latent frames of each code's vector: a sketch of the music that the codes were made of. */
public final class AudioDetokenizer {
    private final long window;
    private final Linear embedTokens;
    private final Tensor specialTokens;
    private final Encoder encoder;
    private final Linear projOut;

    /** Reads {@code detokenizer.*}. */
    public AudioDetokenizer(AceStepConfig config, Weights root) {
        Weights weights = root.in("detokenizer");
        long hidden = config.conditionSize();
        window = config.poolWindowSize();
        embedTokens = Linear.withBias(weights, "embed_tokens", hidden, hidden);
        specialTokens = weights.get("special_tokens", 1, window, hidden);
        encoder = new Encoder(config.detokenizer(), weights);
        projOut = Linear.withBias(weights, "proj_out", config.latentChannels(), hidden);
    }

    /** Maps vectors {@code [B, n, He]} to latents {@code [B, T, C]}. */
    public Tensor forward(Tensor vectors) {
        return TensorScope.yielding(() -> {
            Tensor embedded = embedTokens.forward(vectors.to(specialTokens.scalar_type()));
            Tensor windows = embedded.reshape(-1, 1, embedded.size(-1)).add(specialTokens);
            Tensor latents = projOut.forward(encoder.forward(windows));
            return latents.reshape(vectors.size(0), -1, latents.size(-1));
        });
    }
}
