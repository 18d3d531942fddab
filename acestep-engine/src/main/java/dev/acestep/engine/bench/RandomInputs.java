package dev.acestep.engine.bench;

import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Normal numbers as a model of that arithmetic takes them. */
final class RandomInputs {
    private RandomInputs() {}

    static Tensor of(Compute compute, long... shape) {
        boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
        return torch.randn(shape)
                .to(new org.bytedeco.pytorch.Device(compute.device().toString()), type(wide));
    }

    private static ScalarType type(boolean wide) {
        return wide ? ScalarType.Float : ScalarType.BFloat16;
    }
}
