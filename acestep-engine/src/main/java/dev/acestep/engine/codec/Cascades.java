package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The autoencoder's halves as cascades, a stage for each block. */
final class Cascades {
    private Cascades() {}

    /** Reads the layers below the prefix {@code encoder}: rows of samples to rows of mean and scale. */
    static Cascade encoder(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        List<Cascade.Stage> stages = new ArrayList<>();
        long first = config.encoderChannels(0);
        RowConvolution conv1 = RowConvolution.load(weights.in("conv1"), config.audioChannels(), first, 7);
        stages.add(Cascade.Stage.of(List.of(Layer.Filter.same(conv1)), 1, first));
        for (int i = 0; i < blocks; i++) {
            Weights block = weights.in("block." + i);
            long in = config.encoderChannels(i);
            Layer last = Layer.Filter.downsampling(
                    block,
                    in,
                    config.encoderChannels(i + 1),
                    config.downsamplingRatios().get(i));
            stages.add(Cascade.Stage.of(
                    Stream.concat(Layer.Residual.load(block, in).stream(), Stream.of(last))
                            .toList(),
                    1,
                    in));
        }
        long widest = config.encoderChannels(blocks);
        RowConvolution conv2 = RowConvolution.load(weights.in("conv2"), widest, config.encoderHiddenSize(), 3);
        stages.add(Cascade.Stage.of(List.of(Layer.Filter.same(weights, conv2)), 1, widest));
        return new Cascade(stages);
    }

    /** Reads the layers below the prefix {@code decoder}: rows of latents to rows of samples. */
    static Cascade decoder(VaeConfig config, Weights weights) {
        int blocks = config.blocks();
        List<Cascade.Stage> stages = new ArrayList<>();
        long widest = config.decoderChannels(blocks);
        RowConvolution conv1 = RowConvolution.load(weights.in("conv1"), config.decoderInputChannels(), widest, 7);
        stages.add(Cascade.Stage.of(List.of(Layer.Filter.same(conv1)), 1, widest));
        for (int i = 0; i < blocks; i++) {
            Weights block = weights.in("block." + i);
            long out = config.decoderChannels(blocks - i - 1);
            long stride = config.downsamplingRatios().get(blocks - i - 1);
            Layer first = Layer.Upsampling.load(block, config.decoderChannels(blocks - i), out, stride);
            stages.add(Cascade.Stage.of(
                    Stream.concat(Stream.of(first), Layer.Residual.load(block, out).stream())
                            .toList(),
                    stride,
                    out));
        }
        long last = config.decoderChannels(0);
        RowConvolution conv2 = RowConvolution.withoutBias(weights.in("conv2"), last, config.audioChannels(), 7);
        stages.add(Cascade.Stage.of(List.of(Layer.Filter.same(weights, conv2)), 1, last));
        return new Cascade(stages);
    }
}
