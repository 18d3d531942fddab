package dev.acestep.engine.sampling;

import java.util.List;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a walk begins. Draws are those of the reference to the bit on the main processor; on a GPU they come from the
 * device's own generator, as in the official service, and so are others.
 */
public final class Noise {
    private Noise() {}

    /**
     * Each item's noise from a generator of its own, so that it is the same in every batch.
     *
     * @param seeds one for each item
     * @param like {@code [B, T, C]}, whose shape, numbers and device the noise gets
     */
    public static Tensor ofSeeds(List<Long> seeds, Tensor like) {
        if (seeds.size() != like.size(0)) {
            throw new IllegalArgumentException("%d seeds for a batch of %d".formatted(seeds.size(), like.size(0)));
        }
        TensorVector items = new TensorVector();
        seeds.forEach(seed -> items.push_back(ofOneSeed(seed, like.narrow(0, 0, 1))));
        return torch.cat(items, 0);
    }

    /** The noise of a whole batch from one generator. */
    public static Tensor ofOneSeed(long seed, Tensor like) {
        Generator generator =
                torch.globalContext().defaultGenerator(like.device()).clone();
        generator.set_current_seed(seed);
        return torch.randn(like.sizes(), new GeneratorOptional(generator), like.options());
    }

    /**
     * A second noise turned into the first by {@code variance} of a right angle, which keeps the variance at 1. This is
     * how the first ACE-Step does it; that version 1.5 does the same is not confirmed.
     *
     * @param variance 0 (the first, untouched) to 1 (the second)
     */
    public static Tensor retaken(Tensor first, Tensor second, double variance) {
        if (variance == 0) {
            return first;
        }
        double angle = variance * Math.PI / 2;
        return first.mul(new Scalar(Math.cos(angle))).add(second.mul(new Scalar(Math.sin(angle))));
    }
}
