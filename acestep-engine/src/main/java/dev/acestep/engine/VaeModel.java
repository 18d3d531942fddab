package dev.acestep.engine;

import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.models.Model;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;

/** The VAE. */
public final class VaeModel implements Model {
    private final LoadedWeights weights;
    private final VaeDecoder decoder;

    private VaeModel(VaeConfig config, LoadedWeights weights) {
        this.weights = weights;
        this.decoder = new VaeDecoder(config, weights.root());
    }

    /** Loads it. */
    public static VaeModel load(VaeConfig config, TensorSource source, Compute compute) {
        return Loading.of(source, compute, weights -> new VaeModel(config, weights));
    }

    VaeDecoder decoder() {
        return decoder;
    }

    @Override
    public void offload() {
        weights.offload();
    }

    @Override
    public void restore() {
        weights.restore();
    }

    @Override
    public void close() {
        weights.close();
    }
}
