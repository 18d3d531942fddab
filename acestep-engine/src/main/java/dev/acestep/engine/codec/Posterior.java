package dev.acestep.engine.codec;

import dev.acestep.engine.sampling.Draws;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What the encoder knows of the latents.
 *
 * @param mean {@code [T, C]}
 * @param std {@code [T, C]}
 */
record Posterior(Tensor mean, Tensor std) {
    private static final float LEAST_STD = 1e-4f;

    /** Reads the encoder's output {@code [T, 2·C]}. */
    static Posterior of(Tensor output) {
        long channels = output.size(1) / 2;
        Tensor scale = output.narrow(1, channels, channels);
        return new Posterior(
                output.narrow(1, 0, channels), torch.softplus(scale).add(new Scalar(LEAST_STD)));
    }

    /** Draws channel after channel on the CPU, as the reference does. */
    Tensor sample(Draws draws) {
        Tensor channels = torch.empty(1, mean.size(1), mean.size(0));
        Tensor noise = draws.like(channels).select(0, 0).t();
        return std.mul(noise.to(mean.device(), mean.scalar_type())).add_(mean);
    }
}
