package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Convolution.Geometry;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The encoder, operator by operator: {@code [B, channels, S]} to mean and scale {@code [B, 2·C, S / hop]}. */
final class OperatorEncoder {
    private OperatorEncoder() {}

    /** Divides the length by its stride. */
    private record Block(List<ResidualUnit> units, Snake snake1, Convolution conv1) implements UnaryOperator<Tensor> {
        private static Block load(Weights weights, long in, long out, long stride) {
            return new Block(
                    ResidualUnit.load(weights, in),
                    Snake.load(weights.in("snake1"), in),
                    Convolution.load(weights.in("conv1"), in, out, Geometry.resampling(stride)));
        }

        @Override
        public Tensor apply(Tensor x) {
            return TensorScope.yielding(() -> conv1.forward(snake1.forward(ResidualUnit.forward(units, x))));
        }
    }

    /** Reads the layers below the prefix {@code encoder}. */
    static OperatorNetwork load(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        return new OperatorNetwork(
                Convolution.load(
                        weights.in("conv1"), config.audioChannels(), config.encoderHiddenSize(), Geometry.same(7, 1)),
                IntStream.range(0, blocks)
                        .mapToObj(i -> Block.load(
                                weights.in("block." + i),
                                config.encoderChannels(i),
                                config.encoderChannels(i + 1),
                                config.downsamplingRatios().get(i)))
                        .toList(),
                Snake.load(weights.in("snake1"), config.encoderChannels(blocks)),
                Convolution.load(
                        weights.in("conv2"),
                        config.encoderChannels(blocks),
                        config.encoderHiddenSize(),
                        Geometry.same(3, 1)));
    }
}
