package dev.acestep.engine.bench;

import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/** How many bytes a second all cores together read from memory: sums and scalar products of numbers that no cache holds. */
final class ReadRate {
    private static final long NUMBERS = 1 << 27;
    private static final int TIMES = 5;

    private ReadRate() {}

    /** The best of several. */
    static double measure(Device device) {
        try (var _ = TensorScope.open()) {
            Tensor x = RandomInputs.of(new Compute(device, Precision.FP32), NUMBERS);
            Tensor half = x.narrow(0, 0, NUMBERS / 2);
            Tensor other = x.narrow(0, NUMBERS / 2, NUMBERS / 2);
            double seconds = Math.min(Timing.best(TIMES, x::sum), Timing.best(TIMES, () -> half.dot(other)));
            return NUMBERS * Float.BYTES / seconds;
        }
    }
}
