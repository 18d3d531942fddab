package dev.acestep.engine.config;

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
    public VaeConfig {
        channelMultiples = List.copyOf(channelMultiples);
        downsamplingRatios = List.copyOf(downsamplingRatios);
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
