package dev.acestep.engine.lm;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.Precision;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;

/** The tiny checkpoint's language model. */
public final class TinyLanguageModel implements AutoCloseable {
    static final long PAD = 1174;
    static final int VOCABULARY = 2232;

    private static final Path FOLDER = Fixtures.checkpoints().resolve("acestep-5Hz-lm-0.6B");

    private final LoadedWeights weights;
    private final CausalLanguageModel model;

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public TinyLanguageModel(Precision precision) {
        weights = new LoadedWeights(Checkpoint.open(FOLDER), new Compute(Device.CPU, precision));
        model = new CausalLanguageModel(ConfigFile.textEncoder(FOLDER), weights.root());
    }

    public CausalLanguageModel model() {
        return model;
    }

    @Override
    public void close() {
        weights.close();
    }
}
