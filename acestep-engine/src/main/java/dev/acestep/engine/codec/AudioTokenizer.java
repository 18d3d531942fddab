package dev.acestep.engine.codec;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.layers.Encoder;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Makes one code of each few latent frames. */
public final class AudioTokenizer {
    private final long window;
    private final Linear audioAcousticProj;
    private final Linear embedTokens;
    private final Tensor specialToken;
    private final Encoder attentionPooler;
    private final Fsq quantizer;

    /** Reads {@code tokenizer.*}. */
    public AudioTokenizer(AceStepConfig config, Weights root) {
        Weights weights = root.in("tokenizer");
        Weights pooler = weights.in("attention_pooler");
        long hidden = config.conditionSize();
        window = config.poolWindowSize();
        audioAcousticProj = Linear.withBias(weights, "audio_acoustic_proj", hidden, config.latentChannels());
        embedTokens = Linear.withBias(pooler, "embed_tokens", hidden, hidden);
        specialToken = pooler.get("special_token", 1, 1, hidden);
        attentionPooler = new Encoder(config.attentionPooler(), pooler);
        quantizer = new Fsq(config, weights.in("quantizer"));
    }

    /** Codes to vectors. */
    public Fsq quantizer() {
        return quantizer;
    }

    /**
     * The codes {@code [B, n]} of latents {@code [B, T, C]}.
     *
     * @param silence {@code [1, Ts, C]}, whose first frames fill the last window
     */
    public Tensor codes(Tensor latents, Tensor silence) {
        return TensorScope.yielding(() -> quantizer.codes(pooled(latents.to(specialToken), silence)));
    }

    /** One vector for each window, {@code [B, n, He]}. */
    Tensor pooled(Tensor latents, Tensor silence) {
        long batch = latents.size(0);
        Tensor frames = embedTokens.forward(audioAcousticProj.forward(padded(latents, silence)));
        Tensor windows = frames.reshape(-1, window, frames.size(-1));
        Tensor first = specialToken.expand(windows.size(0), -1, -1);
        Tensor encoded = attentionPooler.forward(torch.cat(new TensorVector(first, windows), 1));
        return encoded.select(1, 0).reshape(batch, -1, encoded.size(-1));
    }

    private Tensor padded(Tensor latents, Tensor silence) {
        long missing = Math.floorMod(-latents.size(1), window);
        Tensor rest = silence.narrow(1, 0, missing).expand(latents.size(0), -1, -1);
        return missing == 0 ? latents : torch.cat(new TensorVector(latents, rest.to(latents.scalar_type())), 1);
    }
}
