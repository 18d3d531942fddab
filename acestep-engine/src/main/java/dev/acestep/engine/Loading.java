package dev.acestep.engine;

import dev.acestep.engine.models.Model;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;
import java.util.function.Function;

/** Builds a model over weights, and gives the weights back if it cannot be built. */
final class Loading {
    private Loading() {}

    @SuppressWarnings("MustBeClosedChecker") // the model that is built closes them, and here does who built none
    static <M extends Model> M of(TensorSource source, Compute compute, Function<LoadedWeights, M> build) {
        LoadedWeights weights = new LoadedWeights(source, compute);
        boolean built = false;
        try {
            M model = build.apply(weights);
            built = true;
            return model;
        } finally {
            if (!built) {
                weights.close();
            }
        }
    }
}
