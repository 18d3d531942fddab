package dev.acestep.engine.lm;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.KeyValueCache;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.RotationTables;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.VocabularyTable;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** The Qwen3 transformer with its language head, whose weight is that of the embeddings. */
public final class CausalLanguageModel {
    private final TextEncoderConfig config;
    private final VocabularyTable table;
    private final List<DecoderLayer> layers = new ArrayList<>();
    private final RmsNorm norm;

    /** Reads {@code embed_tokens}, {@code layers.N.*} and {@code norm}, with or without {@code model.} in front. */
    public CausalLanguageModel(TextEncoderConfig config, Weights weights) {
        this.config = config;
        TransformerConfig transformer = config.transformer();
        Weights model = weights.inIfPrefixed("model", "embed_tokens.weight").forFewRows();
        table = new VocabularyTable(model, "embed_tokens", config.vocabSize(), transformer.hiddenSize());
        for (int i = 0; i < transformer.layers().size(); i++) {
            layers.add(new DecoderLayer(transformer, model.in("layers." + i)));
        }
        norm = new RmsNorm(model, "norm", transformer.hiddenSize(), transformer.rmsNormEps());
    }

    public TextEncoderConfig config() {
        return config;
    }

    /**
     * Allocates what the prompts and their continuations need; the prompts are read, in chunks, when scores are first asked
     * for. Shorter ones are padded at their beginning and the padding is hidden; positions count from the beginning of the
     * padding, as in the reference.
     *
     * @param prompts at least one, none empty
     * @param mostNewTokens that will be appended; what they need is allocated now
     * @throws EngineFailure if that is more than the model has positions for
     */
    @MustBeClosed
    public Sequences begin(List<long[]> prompts, long padToken, int mostNewTokens) {
        PaddedPrompts padded = PaddedPrompts.of(prompts, padToken);
        long positions = (long) padded.length() + mostNewTokens;
        if (positions > config.maxPositions()) {
            throw new EngineFailure(
                    "The language model has %d positions: a prompt of %d tokens leaves no room for %d more"
                            .formatted(config.maxPositions(), padded.length(), mostNewTokens));
        }
        return new Sequences(this, padded, (int) positions);
    }

    VocabularyTable table() {
        return table;
    }

    /** What the layers make of {@code [B, L, H]}, the newest positions of what the caches hold, before the last norm. */
    Tensor forward(Tensor x, RotationTables positions, List<KeyValueCache> caches, Optional<Tensor> bias) {
        Tensor hidden = x;
        for (int i = 0; i < layers.size(); i++) {
            DecoderLayer layer = layers.get(i);
            KeyValueCache cache = caches.get(i);
            Tensor input = hidden;
            hidden = TensorScope.yielding(() -> layer.forward(input, positions, cache, bias));
        }
        return hidden;
    }

    /** The last norm. */
    Tensor normalise(Tensor hidden) {
        return norm.forward(hidden);
    }
}
