package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer on the CPU, its weight in oneDNN's order.
 *
 * @param type of the weight, in which the products are computed; activations are converted there and back
 */
record PackedLinear(Tensor reordered, @Nullable Tensor bias, ScalarType type) implements Linear {
    @Override
    public Tensor forward(Tensor x) {
        return TensorScope.yielding(() -> {
            boolean same = x.scalar_type().intern() == type;
            return same
                    ? OneDnn.linear(x, reordered, bias)
                    : OneDnn.linear(x.to(type), reordered, bias).to(x.scalar_type());
        });
    }
}
