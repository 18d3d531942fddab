package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The number format and the place of a model's activations and small weights. */
record Numbers(Device device, ScalarType type) {
    /** On the CPU everything but the large linear layers and the attention is in 32 bits, whatever the precision. */
    static Numbers of(Compute compute) {
        boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
        return new Numbers(compute.device(), wide ? ScalarType.Float : ScalarType.BFloat16);
    }

    /** A copy of its own, never a view. */
    Tensor convert(Tensor stored) {
        return stored.to(options(), false, true, new org.bytedeco.pytorch.MemoryFormatOptional());
    }

    TensorOptions options() {
        return new TensorOptions()
                .dtype(new org.bytedeco.pytorch.ScalarTypeOptional(type))
                .device(new org.bytedeco.pytorch.DeviceOptional(new org.bytedeco.pytorch.Device(device.toString())));
    }
}
