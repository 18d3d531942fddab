package dev.acestep.engine.bench;

import dev.acestep.tensor.TensorScope;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Takes the time of computations; their results are thrown away. */
final class Timing {
    private static final double NANOS = 1e9;

    private Timing() {}

    /** Seconds of one run; a GPU is waited for. */
    static double of(Supplier<Tensor> work) {
        try (var _ = TensorScope.open()) {
            long start = System.nanoTime();
            Tensor result = work.get();
            waitFor(result);
            return (System.nanoTime() - start) / NANOS;
        }
    }

    /** Seconds of the fastest run, after one that does not count. */
    static double best(int times, Supplier<Tensor> work) {
        of(work);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times; i++) {
            best = Math.min(best, of(work));
        }
        return best;
    }

    private static void waitFor(Tensor result) {
        if (result.is_cuda()) {
            result.flatten().narrow(0, 0, 1).cpu();
        }
    }

    /** Numbers that grew beyond all bounds, or are none, would not take the time that real ones take. */
    static Tensor finite(String stage, Tensor result) {
        if (!result.to(ScalarType.Float).isfinite().all().item_bool()) {
            throw new IllegalStateException("The random weights do not keep the numbers finite in: " + stage);
        }
        return result;
    }
}
