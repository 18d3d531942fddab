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
    private static final long NUMBERS_A_PLACE = 2;

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
     * The place that the reference's {@code multinomial} takes when it draws one of many.
     *
     * @param chances {@code [N]}, 32-bit floats in main memory, of the places from {@code first} on; those of all others
     *     are 0
     * @param all how many places there are
     */
    public long oneOf(Tensor chances, long first, long all) {
        float[] values = new float[(int) chances.size(0)];
        chances.contiguous().data_ptr_float().get(values);
        try (var _ = TensorScope.open()) {
            MersenneTwister numbers = MersenneTwister.of(generator);
            numbers.skip(NUMBERS_A_PLACE * first);
            long place = first + ExponentialRace.winner(values, numbers);
            numbers.skip(NUMBERS_A_PLACE * (all - first - values.length));
            numbers.store(generator);
            return place;
        }
    }

    /** Goes on as a draw of one of many does. */
    public void skipOneOf(long all) {
        try (var _ = TensorScope.open()) {
            MersenneTwister numbers = MersenneTwister.of(generator);
            numbers.skip(NUMBERS_A_PLACE * all);
            numbers.store(generator);
        }
    }

    /** The next normal numbers, of the shape, type and device of {@code x}. */
    public Tensor like(Tensor x) {
        return torch.randn(x.sizes(), new GeneratorOptional(generator), x.options());
    }
}
