package dev.acestep.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Weights that nobody trained, for measuring models whose files are not there: one block of normal numbers, again and
 * again, so wide that activations keep their size from layer to layer; norms are ones. They are brain floats, as
 * published.
 */
public final class RandomWeights implements TensorSource {
    private static final long BLOCK = 1 << 22;
    private static final double BIAS = 0.02;

    private final Tensor block;

    public RandomWeights() {
        try (var _ = TensorScope.open()) {
            block = TensorScope.escape(torch.randn(BLOCK).to(ScalarType.BFloat16));
        }
    }

    @Override
    public Tensor read(String name, long... shape) {
        if (name.endsWith("weight_g") || (shape.length == 1 && name.endsWith("weight"))) {
            return torch.ones(shape, new TensorOptions(ScalarType.BFloat16));
        }
        long numbers = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double inputs = (double) numbers / shape[0];
        double scale = shape.length == 1 ? BIAS : 1 / Math.sqrt(inputs);
        return block.mul(new Scalar(scale))
                .repeat(Math.ceilDiv(numbers, BLOCK))
                .narrow(0, 0, numbers)
                .view(shape);
    }

    @Override
    public void close() {
        block.close();
    }
}
