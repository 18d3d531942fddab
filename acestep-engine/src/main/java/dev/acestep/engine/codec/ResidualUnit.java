package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Convolution.Geometry;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** {@code x + conv2(snake2(conv1(snake1(x))))}, {@code [B, C, T]} to the same. */
record ResidualUnit(Snake snake1, Convolution conv1, Snake snake2, Convolution conv2) {
    static final long KERNEL = 7;
    static final List<Long> DILATIONS = List.of(1L, 3L, 9L);

    /** The units of one block, {@code res_unit1} to {@code res_unit3}. */
    static List<ResidualUnit> load(Weights block, long channels) {
        return IntStream.range(0, DILATIONS.size())
                .mapToObj(i -> load(block.in("res_unit" + (i + 1)), channels, DILATIONS.get(i)))
                .toList();
    }

    private static ResidualUnit load(Weights weights, long channels, long dilation) {
        return new ResidualUnit(
                Snake.load(weights.in("snake1"), channels),
                Convolution.load(weights.in("conv1"), channels, channels, Geometry.same(KERNEL, dilation)),
                Snake.load(weights.in("snake2"), channels),
                Convolution.load(weights.in("conv2"), channels, channels, Geometry.same(1, 1)));
    }

    Tensor forward(Tensor x) {
        return TensorScope.yielding(() ->
                conv2.forward(snake2.forward(conv1.forward(snake1.forward(x)))).add_(x));
    }

    static Tensor forward(List<ResidualUnit> units, Tensor x) {
        Tensor y = x;
        for (ResidualUnit unit : units) {
            y = unit.forward(y);
        }
        return y;
    }
}
