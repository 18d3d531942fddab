package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Convolution.Geometry;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The decoder, operator by operator: {@code [B, C, T]} to {@code [B, channels, hop·T]}. */
final class OperatorDecoder {
    private OperatorDecoder() {}

    /** Multiplies the length by its stride. */
    private record Block(Snake snake1, Convolution upsampling, List<ResidualUnit> units)
            implements UnaryOperator<Tensor> {
        private static Block load(Weights weights, long in, long out, long stride) {
            return new Block(
                    Snake.load(weights.in("snake1"), in),
                    Convolution.transposed(weights.in("conv_t1"), in, out, stride),
                    ResidualUnit.load(weights, out));
        }

        @Override
        public Tensor apply(Tensor x) {
            return TensorScope.yielding(() -> ResidualUnit.forward(units, upsampling.transposed(snake1.forward(x))));
        }
    }

    /** Reads the layers below the prefix {@code decoder}. */
    static OperatorNetwork load(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        return new OperatorNetwork(
                Convolution.load(
                        weights.in("conv1"),
                        config.decoderInputChannels(),
                        config.decoderChannels(blocks),
                        Geometry.same(7, 1)),
                IntStream.range(0, blocks)
                        .mapToObj(i -> Block.load(
                                weights.in("block." + i),
                                config.decoderChannels(blocks - i),
                                config.decoderChannels(blocks - i - 1),
                                config.downsamplingRatios().get(blocks - i - 1)))
                        .toList(),
                Snake.load(weights.in("snake1"), config.decoderChannels(0)),
                Convolution.withoutBias(
                        weights.in("conv2"), config.decoderChannels(0), config.audioChannels(), Geometry.same(7, 1)));
    }
}
