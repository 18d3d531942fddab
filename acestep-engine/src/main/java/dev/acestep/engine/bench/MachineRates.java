package dev.acestep.engine.bench;

import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.RandomWeights;
import dev.acestep.tensor.TensorScope;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What the machine can do at most, measured as the engine would use it.
 *
 * @param gemm operations a second of a large linear layer, by precision
 * @param copy bytes a second, read and written ones together
 */
public record MachineRates(Map<Precision, Double> gemm, double copy) {
    private static final long ROWS = 1024;
    private static final long IN = 2048;
    private static final long OUT = 6144;
    private static final long COPIED = 1 << 26;
    private static final int TIMES = 7;

    static MachineRates measure(Device device, List<Precision> precisions) {
        Map<Precision, Double> gemm = new EnumMap<>(Precision.class);
        gemm.put(Precision.FP32, gemm(new Compute(device, Precision.FP32)));
        precisions.forEach(precision -> gemm.computeIfAbsent(precision, absent -> gemm(new Compute(device, absent))));
        return new MachineRates(gemm, copy(device));
    }

    /** Operations a second of a large linear layer in a precision that was measured. */
    double gemm(Precision precision) {
        return Objects.requireNonNull(gemm.get(precision), () -> precision + " was not measured");
    }

    private static double gemm(Compute compute) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = new LoadedWeights(new RandomWeights(), compute)) {
            Linear linear = Linear.load(weights.root(), "layers.0.mlp.up_proj", OUT, IN);
            Tensor x = RandomInputs.of(compute, ROWS, IN);
            return 2.0 * ROWS * IN * OUT / Timing.best(TIMES, () -> linear.forward(x));
        }
    }

    private static double copy(Device device) {
        try (var _ = TensorScope.open()) {
            Tensor from = RandomInputs.of(new Compute(device, Precision.FP32), COPIED);
            Tensor to = torch.empty_like(from);
            return 2.0 * COPIED * Float.BYTES / Timing.best(TIMES, () -> to.copy_(from));
        }
    }
}
