package dev.acestep.engine.bench;

import dev.acestep.engine.config.VaeConfig;

/** Counts the work of the VAE's decoder: convolutions and snakes, each reading and writing its samples once. */
final class VaeWork {
    private static final int OUTER_KERNEL = 7;
    private static final int UNITS = 3;

    private VaeWork() {}

    static Work decode(VaeConfig config, long frames) {
        int blocks = config.blocks();
        long samples = frames;
        Work work = convolution(samples, config.decoderInputChannels(), config.decoderChannels(blocks), OUTER_KERNEL);
        for (int i = blocks; i > 0; i--) {
            long in = config.decoderChannels(i);
            long out = config.decoderChannels(i - 1);
            work = work.plus(snake(samples, in));
            samples *= config.downsamplingRatios().get(i - 1);
            // Each sample of a transposed convolution is made of two taps.
            work = work.plus(convolution(samples, in, out, 2))
                    .plus(unit(samples, out).times(UNITS));
        }
        long channels = config.decoderChannels(0);
        return work.plus(snake(samples, channels))
                .plus(convolution(samples, channels, config.audioChannels(), OUTER_KERNEL));
    }

    private static Work unit(long samples, long channels) {
        return snake(samples, channels)
                .times(2)
                .plus(convolution(samples, channels, channels, OUTER_KERNEL))
                .plus(convolution(samples, channels, channels, 1));
    }

    private static Work convolution(long samples, long in, long out, long taps) {
        return new Work(
                2.0 * samples * in * out * taps, (1.0 * in * out * taps + 1.0 * samples * (in + out)) * Float.BYTES);
    }

    /** A sine, a square, two products and a sum for each sample; the sine counts as one. */
    private static Work snake(long samples, long channels) {
        return new Work(5.0 * samples * channels, 2.0 * samples * channels * Float.BYTES);
    }
}
