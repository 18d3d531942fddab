package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Convolution.Geometry;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The decoder as the reference computes it, operator by operator: {@code [B, C, T]} to {@code [B, channels, hop·T]}. */
record OperatorDecoder(Convolution conv1, List<Block> blocks, Snake snake1, Convolution conv2) implements RowNetwork {
    /** Multiplies the length by its stride. */
    record Block(Snake snake1, Convolution upsampling, List<ResidualUnit> units) {
        private static Block load(Weights weights, long in, long out, long stride) {
            return new Block(
                    Snake.load(weights.in("snake1"), in),
                    Convolution.transposed(weights.in("conv_t1"), in, out, stride),
                    ResidualUnit.load(weights, out));
        }

        private Tensor forward(Tensor x) {
            return TensorScope.yielding(() -> ResidualUnit.forward(units, upsampling.transposed(snake1.forward(x))));
        }
    }

    /** Reads the layers below the prefix {@code decoder}. */
    static OperatorDecoder load(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        return new OperatorDecoder(
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

    private Tensor forward(Tensor latents) {
        return TensorScope.yielding(() -> {
            Tensor x = conv1.forward(latents);
            for (Block block : blocks) {
                x = block.forward(x);
            }
            return conv2.forward(snake1.forward(x));
        });
    }

    @Override
    public boolean isIndifferentTo(long overlap) {
        return false;
    }

    @Override
    public void run(Tensor rows, Consumer<Tensor> sink) {
        try (var _ = TensorScope.open()) {
            Tensor own = rows.to(conv1.weight().device(), conv1.weight().scalar_type());
            sink.accept(forward(own.t().unsqueeze(0)).select(0, 0).t());
        }
    }
}
