package dev.acestep.engine.sampling;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.FlowEdit;
import dev.acestep.tensor.TensorScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MustBeClosedChecker") // what is opened before a test is closed after it
class MorphTest {
    private static final Guidance GUIDED = new Guidance.Guided(Guidance.Rule.APG, 7, 0, 1);
    private static final List<Long> SEEDS = List.of(3L, 4L);

    private TensorScope scope;
    private Tensor source;

    @BeforeEach
    void open() {
        scope = TensorScope.open();
        source = torch.randn(2, 10, 4);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** The velocity is a multiple of the state, and without the condition a part of it. */
    private record Multiple(double factor) implements VelocityField {
        @Override
        public Tensor conditional(Tensor x, float t) {
            return x.mul(new Scalar(factor));
        }

        @Override
        public Pair both(Tensor x, float t) {
            return new Pair(conditional(x, t), x.mul(new Scalar(factor * 0.5)));
        }
    }

    @Test
    void equalDescriptionsLeaveTheSourceAsItIs() {
        Tensor same = morphed(GUIDED, List.of(1f, 0.6f, 0.3f, 0f), 0, 1, 3, new Multiple(0.4), new Multiple(0.4));
        assertThat(same.equal(source)).isTrue();
    }

    @Test
    void aStepGoesAlongTheMeanDifferenceOfTheVelocities() {
        Tensor actual = morphed(new Guidance.None(), List.of(0.8f, 0f), 0, 1, 2, new Multiple(0.5), new Multiple(2));
        SongDraws draws = draws();
        Tensor noise = draws.like(source).add(draws.like(source)).mul(new Scalar(0.5));
        Tensor state = source.mul(new Scalar(0.2)).add(noise.mul(new Scalar(0.8)));
        assertClose(actual, source.sub(state.mul(new Scalar(1.5 * 0.8))), 1e-6);
    }

    @Test
    void behindItsPartTheResultIsWalkedToItsEndUnderItsOwnWords() {
        Tensor actual =
                morphed(new Guidance.None(), List.of(1f, 0.5f, 0f), 0, 0.5, 1, new Multiple(0.5), new Multiple(2));
        SongDraws draws = draws();
        Tensor first = source.sub(draws.like(source).mul(new Scalar(1.5 * 0.5)));
        Tensor noised = source.add(draws.like(source)).mul(new Scalar(0.5));
        Tensor state = first.add(noised).sub(source);
        assertClose(actual, state.sub(state.mul(new Scalar(2 * 0.5))), 1e-6);
    }

    @Test
    void aPartThatHasNoStepsChangesNothing() {
        Tensor actual =
                morphed(new Guidance.None(), List.of(1f, 0.5f, 0f), 1, 1, 1, new Multiple(0.5), new Multiple(2));
        assertThat(actual.equal(source)).isTrue();
    }

    /** Without noise all draws are one; the momentum must not have moved on for each of them. */
    @Test
    void severalDrawsMoveTheMomentumOnce() {
        List<Float> times = List.of(0.5f, 0.25f, 0f);
        Tensor once = still(times, 1);
        Tensor often = still(times, 4);
        assertClose(often, once, 1e-5);
    }

    private Tensor still(List<Float> times, int averages) {
        return morphed(GUIDED, times, 0, 1, averages, new Still(1), new Still(2));
    }

    /** A velocity that no state changes. */
    private record Still(double value) implements VelocityField {
        @Override
        public Tensor conditional(Tensor x, float t) {
            return torch.arange(new Scalar(x.numel()))
                    .view(x.sizes())
                    .mul(new Scalar(0.01))
                    .add(new Scalar(value));
        }

        @Override
        public Pair both(Tensor x, float t) {
            Tensor conditional = conditional(x, t);
            return new Pair(conditional, conditional.sin().mul(new Scalar(value)));
        }
    }

    private Tensor morphed(
            Guidance guidance,
            List<Float> times,
            double start,
            double end,
            int averages,
            VelocityField was,
            VelocityField becomes) {
        SamplingPlan plan = new SamplingPlan(
                new Schedule(times),
                new Solver.Euler(),
                guidance,
                VelocityLimits.NONE,
                Optional.empty(),
                times.size(),
                false,
                false);
        FlowEdit edit = new FlowEdit(Path.of("src.wav"), "", "", start, end, averages);
        return new Morph(plan, edit).sample(source, new Morph.Fields(was, becomes), draws(), (_, _) -> {});
    }

    private static SongDraws draws() {
        return SongDraws.of(SEEDS, new Device("cpu"));
    }
}
