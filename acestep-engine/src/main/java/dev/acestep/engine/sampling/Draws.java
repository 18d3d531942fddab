package dev.acestep.engine.sampling;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The random numbers of a request besides its songs' initial noise, in the order in which the work comes to them. They
 * are those of the reference's default generator after it was given the seed, but nobody else's work shifts them.
 */
public final class Draws {
    private final Generator generator;

    private Draws(Generator generator) {
        this.generator = generator;
    }

    /** Draws on a device, from the scope that is open now until it closes. */
    public static Draws of(long seed, Device device) {
        Generator generator = torch.globalContext().defaultGenerator(device).clone();
        generator.set_current_seed(seed);
        return new Draws(generator);
    }

    /** Draws in main memory, from the scope that is open now until it closes. */
    public static Draws of(long seed) {
        return of(seed, new Device("cpu"));
    }

    /**
     * Exponential numbers {@code [N]}, in main memory. Chances divided by them are largest at the place that the
     * reference's next {@code multinomial} draw of one among {@code count} takes.
     */
    public Tensor oneOf(long count) {
        return torch.empty(count).exponential_(1, new GeneratorOptional(generator));
    }

    /** Goes on as {@link #oneOf} does. */
    public void skipOneOf(long count) {
        try (var _ = TensorScope.open()) {
            oneOf(count);
        }
    }

    /** The next normal numbers, of the shape, type and device of {@code x}. */
    public Tensor like(Tensor x) {
        return torch.randn(x.sizes(), new GeneratorOptional(generator), x.options());
    }
}
