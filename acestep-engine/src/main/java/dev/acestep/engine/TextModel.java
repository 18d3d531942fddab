package dev.acestep.engine;

import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.TextEncoder;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;
import java.nio.file.Path;
import org.bytedeco.pytorch.Device;

/** The text encoder and its tokenizer. */
public final class TextModel extends WeightedModel {
    private final PromptTokenizer tokenizer;
    private final TextEncoder encoder;
    private final Compute compute;

    private TextModel(Path folder, LoadedWeights weights, Compute compute) {
        super(weights);
        this.compute = compute;
        TextEncoderConfig config = ConfigFile.textEncoder(folder);
        this.encoder = new TextEncoder(config, weights.root());
        this.tokenizer = PromptTokenizer.open(folder, config.vocabSize());
    }

    /**
     * Loads it.
     *
     * @param folder with the configuration and the tokenizer
     * @param source of the numbers
     */
    public static TextModel load(Path folder, TensorSource source, Compute compute) {
        return Loading.of(source, compute, weights -> new TextModel(folder, weights, compute));
    }

    /** Where token ids have to be. */
    Device device() {
        return new Device(compute.device().toString());
    }

    PromptTokenizer tokenizer() {
        return tokenizer;
    }

    TextEncoder encoder() {
        return encoder;
    }

    @Override
    public void close() {
        tokenizer.close();
        super.close();
    }
}
