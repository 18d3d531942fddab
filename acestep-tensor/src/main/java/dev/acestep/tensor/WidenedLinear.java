package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A linear layer that is held in half the memory, and made as wide as its input for each call. */
record WidenedLinear(Tensor weight) implements Linear {
    @Override
    public Tensor forward(Tensor x) {
        return TensorScope.yielding(() -> torch.linear(x, weight.to(x.scalar_type())));
    }
}
