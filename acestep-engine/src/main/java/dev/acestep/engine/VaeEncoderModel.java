package dev.acestep.engine;

import dev.acestep.engine.codec.VaeEncoder;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;

/** The half of the VAE that hears. */
public final class VaeEncoderModel extends WeightedModel {
    private final VaeEncoder encoder;

    private VaeEncoderModel(VaeConfig config, LoadedWeights weights) {
        super(weights);
        this.encoder = new VaeEncoder(config, weights.root());
    }

    /** Loads it. */
    public static VaeEncoderModel load(VaeConfig config, TensorSource source, Compute compute) {
        return Loading.of(source, compute, weights -> new VaeEncoderModel(config, weights));
    }

    VaeEncoder encoder() {
        return encoder;
    }
}
