package dev.acestep.engine.bench;

import dev.acestep.engine.config.VaeConfig;

/** Counts the work of the VAE's decoder: convolutions and snakes, each reading and writing its samples once. */
final class VaeWork {
    private static final int OUTER_KERNEL = 7;
    private static final int UNITS = 3;

    private VaeWork() {}

    static Work decode(VaeConfig config, double frames) {
        int blocks = config.blocks();
        double samples = frames;
        Work work = convolution(samples, config.decoderInputChannels(), config.decoderChannels(blocks), OUTER_KERNEL);
        for (int i = blocks; i > 0; i--) {
            double in = config.decoderChannels(i);
            double out = config.decoderChannels(i - 1);
            work = work.plus(snake(samples, in));
            samples *= config.downsamplingRatios().get(i - 1);
            // Each sample of a transposed convolution is made of two taps.
            work = work.plus(convolution(samples, in, out, 2)).plus(unit(samples, out).times(UNITS));
        }
        double channels = config.decoderChannels(0);
        return work.plus(snake(samples, channels))
                .plus(convolution(samples, channels, config.audioChannels(), OUTER_KERNEL));
    }

    private static Work unit(double samples, double channels) {
        return snake(samples, channels)
                .times(2)
                .plus(convolution(samples, channels, channels, OUTER_KERNEL))
                .plus(convolution(samples, channels, channels, 1));
    }

    private static Work convolution(double samples, double in, double out, double taps) {
        return new Work(2 * samples * in * out * taps, (in * out * taps + samples * (in + out)) * Float.BYTES);
    }

    /** A sine, a square, two products and a sum for each sample; the sine counts as one. */
    private static Work snake(double samples, double channels) {
        return new Work(5 * samples * channels, 2 * samples * channels * Float.BYTES);
    }
}
