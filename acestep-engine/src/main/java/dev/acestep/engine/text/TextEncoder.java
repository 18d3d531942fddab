package dev.acestep.engine.text;

import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.layers.Encoder;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The Qwen3 transformer without its language head: what it makes of a prompt, and the table of its embeddings. */
public final class TextEncoder {
    private final Tensor embedTokens;
    private final Encoder encoder;

    /** Reads {@code embed_tokens}, {@code layers.N.*} and {@code norm}, with or without {@code model.} in front. */
    public TextEncoder(TextEncoderConfig config, Weights weights) {
        TransformerConfig transformer = config.transformer();
        Weights model = weights.inIfPrefixed("model", "embed_tokens.weight");
        embedTokens = model.in("embed_tokens").get("weight", config.vocabSize(), transformer.hiddenSize());
        encoder = new Encoder(transformer, model);
    }

    /** The last hidden states {@code [B, L, H]} of token ids {@code [B, L]}, which may be padded at their ends. */
    public Tensor forward(Tensor ids) {
        return encoder.causal(embed(ids));
    }

    /** The embeddings {@code [B, L, H]} of token ids {@code [B, L]}. */
    public Tensor embed(Tensor ids) {
        return torch.embedding(embedTokens, ids);
    }
}
