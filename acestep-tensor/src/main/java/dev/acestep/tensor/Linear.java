package dev.acestep.tensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A linear layer, {@code [.., in]} to {@code [.., out]}, in whatever numbers its model is held. */
public sealed interface Linear permits DenseLinear, PackedLinear, WidenedLinear, Int8Linear {
    Tensor forward(Tensor x);

    /** The layer {@code name}, without bias: reads {@code name.weight} of shape {@code [out, in]}. */
    static Linear load(Weights weights, String name, long out, long in) {
        try (var _ = TensorScope.open()) {
            Weights layer = weights.in(name);
            return LinearForm.of(layer).hold(weights, layer.read("weight", out, in), null);
        }
    }

    /**
     * The layer {@code name}, with bias: reads {@code name.weight} and {@code name.bias}. These are the small layers
     * around the large ones; they keep the numbers of the activations.
     */
    static Linear withBias(Weights weights, String name, long out, long in) {
        try (var _ = TensorScope.open()) {
            Weights layer = weights.in(name);
            Compute exact = new Compute(weights.compute().device(), Precision.FP32);
            return LinearForm.of(exact, layer.prefix())
                    .hold(weights, layer.read("weight", out, in), layer.get("bias", out));
        }
    }

    /** The layers of these names, which read the same input, as one. */
    static FusedLinear fused(Weights weights, List<String> names, List<Long> outs, long in) {
        return FusedLinear.load(weights, names, outs, in);
    }

    /** Whether a precision below 32 bits applies to the weight of that name in a checkpoint. */
    static boolean isNarrowed(String weight) {
        return LinearForm.isNarrowed(weight);
    }
}
