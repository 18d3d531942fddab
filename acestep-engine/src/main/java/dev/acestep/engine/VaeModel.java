package dev.acestep.engine;

import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;

/** The VAE. */
public final class VaeModel extends WeightedModel {
    private final VaeDecoder decoder;

    private VaeModel(VaeConfig config, LoadedWeights weights) {
        super(weights);
        this.decoder = new VaeDecoder(config, weights.root());
    }

    /** Loads it. */
    public static VaeModel load(VaeConfig config, TensorSource source, Compute compute) {
        return Loading.of(source, compute, weights -> new VaeModel(config, weights));
    }

    VaeDecoder decoder() {
        return decoder;
    }
}
