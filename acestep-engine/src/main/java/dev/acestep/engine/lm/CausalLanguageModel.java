package dev.acestep.engine.lm;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.text.Seam;
import dev.acestep.tensor.Weights;
import java.util.List;

/** The Qwen3 transformer with its language head, whose weight is that of the embeddings. */
public final class CausalLanguageModel {
    private final TextEncoderConfig config;

    /** Reads {@code embed_tokens}, {@code layers.N.*} and {@code norm}, with or without {@code model.} in front. */
    public CausalLanguageModel(TextEncoderConfig config, Weights weights) {
        this.config = config;
        Seam.missing(weights);
    }

    public TextEncoderConfig config() {
        return config;
    }

    /**
     * Reads the prompts, in chunks. Shorter ones are padded at their beginning and the padding is hidden; positions count
     * from the beginning of the padding, as in the reference.
     *
     * @param prompts at least one, none empty
     * @param mostNewTokens that will be appended; what they need is allocated now
     */
    @MustBeClosed
    public Sequences begin(List<long[]> prompts, long padToken, int mostNewTokens) {
        return Seam.missing();
    }
}
