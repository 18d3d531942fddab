package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Convolution.Geometry;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The encoder, operator by operator: {@code [B, channels, S]} to mean and scale {@code [B, 2·C, S / hop]}. */
record OperatorEncoder(Convolution conv1, List<Block> blocks, Snake snake1, Convolution conv2) implements RowNetwork {
    /** Divides the length by its stride. */
    record Block(List<ResidualUnit> units, Snake snake1, Convolution conv1) {
        private static Block load(Weights weights, long in, long out, long stride) {
            return new Block(
                    ResidualUnit.load(weights, in),
                    Snake.load(weights.in("snake1"), in),
                    Convolution.load(weights.in("conv1"), in, out, Geometry.resampling(stride)));
        }

        private Tensor forward(Tensor x) {
            return TensorScope.yielding(() -> conv1.forward(snake1.forward(ResidualUnit.forward(units, x))));
        }
    }

    /** Reads the layers below the prefix {@code encoder}. */
    static OperatorEncoder load(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        return new OperatorEncoder(
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

    private Tensor forward(Tensor audio) {
        return TensorScope.yielding(() -> {
            Tensor x = conv1.forward(audio);
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
