package dev.acestep.engine.config;

import static dev.acestep.engine.config.TransformerConfig.WIDEST;

import java.util.List;

/**
 * The topology of the Oobleck autoencoder.
 *
 * @param downsamplingRatios of the encoder's blocks in order; the decoder goes them backwards
 * @param channelMultiples of the encoder's blocks, a leading 1 implied
 */
public record VaeConfig(
        long audioChannels,
        long encoderHiddenSize,
        long decoderChannels,
        long decoderInputChannels,
        List<Long> channelMultiples,
        List<Long> downsamplingRatios,
        int samplingRate) {
    private static final int MOST_BLOCKS = 10;
    private static final long LARGEST_RATIO = 64;

    public VaeConfig {
        channelMultiples = List.copyOf(channelMultiples);
        downsamplingRatios = List.copyOf(downsamplingRatios);
        NotAllowed.outside(2, 2, "audio_channels", audioChannels);
        NotAllowed.outside(1, WIDEST, "encoder_hidden_size", encoderHiddenSize);
        NotAllowed.outside(1, WIDEST, "decoder_channels", decoderChannels);
        NotAllowed.outside(1, WIDEST, "decoder_input_channels", decoderInputChannels);
        NotAllowed.outside(1, MOST_BLOCKS, "number of downsampling_ratios", downsamplingRatios.size());
        boolean paired = channelMultiples.size() == downsamplingRatios.size();
        NotAllowed.unless(paired, "channel_multiples", channelMultiples, "one for each of downsampling_ratios");
        for (long ratio : downsamplingRatios) {
            NotAllowed.outside(2, LARGEST_RATIO, "downsampling_ratios", ratio);
        }
        for (long multiple : channelMultiples) {
            long most = WIDEST / Math.max(encoderHiddenSize, decoderChannels);
            NotAllowed.outside(1, most, "channel_multiples", multiple);
        }
        NotAllowed.outside(1, 768_000, "sampling_rate", samplingRate);
        double hop = downsamplingRatios.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        boolean wholeRate = hop <= samplingRate && samplingRate % (long) hop == 0;
        NotAllowed.unless(
                wholeRate,
                "downsampling_ratios",
                downsamplingRatios,
                "a product that divides sampling_rate, " + samplingRate);
    }

    /** How many blocks either half has. */
    public int blocks() {
        return downsamplingRatios.size();
    }

    /** Channels of the encoder after so many blocks. */
    public long encoderChannels(int blocks) {
        return encoderHiddenSize * multiple(blocks);
    }

    /** Channels of the decoder with so many blocks still to come. */
    public long decoderChannels(int blocks) {
        return decoderChannels * multiple(blocks);
    }

    private long multiple(int blocks) {
        return blocks == 0 ? 1 : channelMultiples.get(blocks - 1);
    }

    /** Samples of one latent frame. */
    public long hop() {
        return downsamplingRatios.stream().reduce(1L, (a, b) -> a * b);
    }
}
