package dev.acestep.engine;

import dev.acestep.engine.models.Model;
import dev.acestep.tensor.LoadedWeights;

/** Networks over weights that they are the owner of. */
abstract sealed class WeightedModel implements Model
        permits AudioTokenizerModel, PlannerModel, SongModel, TextModel, VaeEncoderModel, VaeModel {
    private final LoadedWeights weights;

    WeightedModel(LoadedWeights weights) {
        this.weights = weights;
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
