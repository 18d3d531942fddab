package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/** A linear layer, {@code [.., in]} to {@code [.., out]}, in whatever numbers its model is held. */
public sealed interface Linear permits DenseLinear {
    Tensor forward(Tensor x);

    /** The layer {@code name}, without bias: reads {@code name.weight} of shape {@code [out, in]}. */
    static Linear load(Weights weights, String name, long out, long in) {
        return new DenseLinear(weights.in(name).get("weight", out, in), null);
    }

    /** The layer {@code name}, with bias: reads {@code name.weight} and {@code name.bias}. */
    static Linear withBias(Weights weights, String name, long out, long in) {
        Weights layer = weights.in(name);
        return new DenseLinear(layer.get("weight", out, in), layer.get("bias", out));
    }
}
