package dev.acestep.engine.sampling;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.sampling.Guidance.Guided;
import dev.acestep.engine.sampling.Guidance.None;
import dev.acestep.engine.sampling.Guidance.Rule;
import dev.acestep.engine.sampling.Solver.Euler;
import dev.acestep.engine.sampling.Solver.Heun;
import dev.acestep.engine.sampling.Solver.Sde;
import dev.acestep.music.Cancelled;
import dev.acestep.music.Sampling.Dcw;
import dev.acestep.music.Sampling.DcwMode;
import dev.acestep.music.Sampling.Wavelet;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** Walks along fields whose paths are known. */
final class SamplerTest {
    private static final None UNGUIDED = new None();

    @Test
    void everySolverFindsTheDataThatAStraightFieldLeadsTo() {
        try (var _ = TensorScope.open()) {
            Tensor data = torch.randn(2, 33, 4);
            TestField straight = TestField.of((x, t) -> x.sub(data).div(new Scalar(t)));
            for (Solver solver : List.of(new Euler(), new Heun(), new Sde(false), new Sde(true))) {
                Tensor x = sample(leaping(Schedule.shifted(7, 3), solver), noise(), straight);
                assertClose(x, data, 1e-5);
            }
        }
    }

    @Test
    void heunIsExactWhereTheVelocityIsLinearInTime() {
        try (var _ = TensorScope.open()) {
            TestField field = TestField.of((x, t) -> torch.full_like(x, new Scalar(2 * t + 1)));
            Tensor noise = noise();
            Tensor x = sample(plan(Schedule.shifted(5, 2), new Heun(), UNGUIDED), noise, field);
            assertClose(x, noise.sub(new Scalar(2)), 1e-5);
        }
    }

    @Test
    void eulerIsExactWhereTheVelocityIsConstant() {
        try (var _ = TensorScope.open()) {
            TestField field = TestField.of((x, t) -> torch.ones_like(x));
            Tensor noise = noise();
            assertClose(
                    sample(plan(Schedule.turbo(3), new Euler(), UNGUIDED), noise, field),
                    noise.sub(new Scalar(1)),
                    1e-6);
        }
    }

    @Test
    void thePlanKnowsHowManyVelocitiesAreAskedFor() {
        try (var _ = TensorScope.open()) {
            Schedule schedule = Schedule.shifted(5, 1);
            for (Solver solver : List.of(new Euler(), new Heun(), new Sde(false))) {
                for (SamplingPlan plan : List.of(plan(schedule, solver, UNGUIDED), leaping(schedule, solver))) {
                    TestField field = TestField.of((x, t) -> torch.zeros_like(x));
                    sample(plan, noise(), field);
                    assertThat(field.asked()).hasSize(plan.evaluations());
                }
            }
        }
    }

    @Test
    void theStochasticWalkDrawsOnceAStepAndInTurboNotInTheLast() {
        Schedule schedule = Schedule.shifted(4, 1);
        assertThat(drawsOf(plan(schedule, new Sde(true), UNGUIDED))).isEqualTo(4);
        assertThat(drawsOf(leaping(schedule, new Sde(false)))).isEqualTo(3);
    }

    @Test
    void guidanceAsksForBothHalvesInItsIntervalOnly() {
        try (var _ = TensorScope.open()) {
            TestField field = TestField.of((x, t) -> torch.zeros_like(x));
            Guided guided = new Guided(Rule.APG, 7, 0.2, 0.8);
            sample(plan(Schedule.shifted(10, 1), new Euler(), guided), noise(), field);
            assertThat(field.doubled()).startsWith(0.8f).endsWith(0.2f).hasSize(7);
            assertThat(field.asked()).hasSize(10);
        }
    }

    @Test
    void momentumStandsStillOutsideTheInterval() {
        try (var _ = TensorScope.open()) {
            Tensor push = torch.randn(2, 33, 4);
            TestField field = new TestField((x, t) -> push, (x, t) -> torch.zeros_like(x));
            Schedule schedule = new Schedule(List.of(1f, 0.5f, 0f));
            Tensor noise = noise();
            Tensor late = sample(plan(schedule, new Euler(), new Guided(Rule.APG, 7, 0, 0.5)), noise, field);
            ProjectedGuidance fresh = new ProjectedGuidance(ProjectedGuidance.Settings.DEFAULTS, noise);
            Tensor guided = fresh.combine(field.both(noise, 0.5f), 7);
            assertClose(late, noise.sub(push.add(guided).mul(new Scalar(0.5))), 1e-5);
        }
    }

    @Test
    void theCoverIsLeftAtItsStep() {
        try (var _ = TensorScope.open()) {
            TestField cover = TestField.of((x, t) -> torch.ones_like(x));
            TestField without = TestField.of((x, t) -> torch.zeros_like(x));
            SamplingPlan plan = new SamplingPlan(
                    Schedule.shifted(10, 1),
                    new Euler(),
                    UNGUIDED,
                    VelocityLimits.NONE,
                    Optional.empty(),
                    4,
                    false,
                    false);
            SamplerInputs in =
                    new SamplerInputs(noise(), cover, Optional.of(without), Optional.empty(), Optional.empty());
            new Sampler(plan).sample(in, draws(), StepListener.SILENT);
            assertThat(cover.asked()).hasSize(4);
            assertThat(without.asked()).hasSize(6);
        }
    }

    @Test
    void theSourceIsPutBackAfterEachStepButALeap() {
        try (var _ = TensorScope.open()) {
            Tensor source = torch.randn(2, 33, 4);
            KeptSource kept = new KeptSource(torch.zeros(2, 33), source, 1, 0);
            TestField field = TestField.of((x, t) -> torch.ones_like(x));
            SamplerInputs in = new SamplerInputs(noise(), field, Optional.empty(), Optional.empty(), Optional.of(kept));
            SamplingPlan plan = plan(Schedule.turbo(3), new Euler(), UNGUIDED);
            assertClose(new Sampler(plan).sample(in, draws(), StepListener.SILENT), source, 1e-6);
            Tensor before = in.noise().mul(new Scalar(0.3f)).add(source.mul(new Scalar(0.7f)));
            assertClose(
                    new Sampler(leaping(Schedule.turbo(3), new Euler())).sample(in, draws(), StepListener.SILENT),
                    before.sub(new Scalar(0.3f)),
                    1e-6);
        }
    }

    @Test
    void waveletCorrectionEndsWhereTheDataIs() {
        try (var _ = TensorScope.open()) {
            Tensor data = torch.randn(2, 33, 4);
            TestField straight = TestField.of((x, t) -> x.sub(data).div(new Scalar(t)));
            Dcw dcw = new Dcw(DcwMode.DOUBLE, 0.05, 0.02, Wavelet.SYM8);
            SamplingPlan plan = new SamplingPlan(
                    Schedule.turbo(3), new Euler(), UNGUIDED, VelocityLimits.NONE, Optional.of(dcw), 8, false, true);
            assertClose(sample(plan, noise(), straight), data, 1e-5);
        }
    }

    @Test
    void theNoiseIsLeftAsItIs() {
        try (var _ = TensorScope.open()) {
            Tensor noise = noise();
            Tensor copy = noise.clone();
            sample(plan(Schedule.turbo(1), new Euler(), UNGUIDED), noise, TestField.of((x, t) -> x));
            assertClose(noise, copy, 0);
        }
    }

    @Test
    void aListenerHearsOfEveryStepAndMayEndTheWalk() {
        try (var _ = TensorScope.open()) {
            TestField field = TestField.of((x, t) -> x);
            Sampler sampler = new Sampler(plan(Schedule.turbo(1), new Euler(), UNGUIDED));
            SamplerInputs in = SamplerInputs.of(noise(), field);
            StepListener impatient = (done, steps) -> {
                assertThat(steps).isEqualTo(8);
                if (done == 3) {
                    throw new Cancelled();
                }
            };
            assertThatThrownBy(() -> sampler.sample(in, draws(), impatient)).isInstanceOf(Cancelled.class);
            assertThat(field.asked()).hasSize(3);
        }
    }

    @Test
    void nothingIsLeftOfAWalkButItsEnd() {
        long count = 0;
        long bytes = 0;
        for (int run = 0; run < 50; run++) {
            walkWithEverything();
            if (run == 5) {
                count = Pointer.totalCount();
                bytes = Pointer.totalBytes();
            }
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(count);
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytes);
    }

    private static void walkWithEverything() {
        try (var _ = TensorScope.open()) {
            Tensor noise = Noise.ofSeeds(List.of(1L, 2L), torch.zeros(2, 33, 4));
            TestField field = new TestField((x, t) -> x.mul(new Scalar(t)), (x, t) -> x.neg());
            SamplingPlan plan = new SamplingPlan(
                    Schedule.shifted(6, 3),
                    new Heun(),
                    new Guided(Rule.APG, 7, 0, 1),
                    new VelocityLimits(0.5, 0.2),
                    Optional.of(new Dcw(DcwMode.DOUBLE, 0.05, 0.02, Wavelet.DB4)),
                    3,
                    true,
                    false);
            Tensor source = torch.randn(2, 33, 4);
            KeptSource kept = new KeptSource(torch.ones(2, 33), source, 0.5, 10);
            SamplerInputs in =
                    new SamplerInputs(noise, field, Optional.of(field), Optional.of(source), Optional.of(kept));
            assertThat(new Sampler(plan)
                            .sample(in, draws(), StepListener.SILENT)
                            .defined())
                    .isTrue();
        }
    }

    private static Draws draws() {
        return Draws.of(11, noise().device());
    }

    /** How often a walk draws: it is followed by as many as it takes to meet its state again. */
    private static int drawsOf(SamplingPlan plan) {
        try (var _ = TensorScope.open()) {
            Tensor noise = noise();
            Draws used = draws();
            SamplerInputs in = SamplerInputs.of(noise, TestField.of((x, t) -> x));
            new Sampler(plan).sample(in, used, StepListener.SILENT);
            float next = used.like(noise).mean().item_float();
            Draws fresh = draws();
            int draws = 0;
            while (fresh.like(noise).mean().item_float() != next) {
                draws++;
            }
            return draws;
        }
    }

    private static Tensor noise() {
        return torch.randn(2, 33, 4);
    }

    private static SamplingPlan plan(Schedule schedule, Solver solver, Guidance guidance) {
        return new SamplingPlan(
                schedule, solver, guidance, VelocityLimits.NONE, Optional.empty(), schedule.steps(), false, false);
    }

    private static SamplingPlan leaping(Schedule schedule, Solver solver) {
        return new SamplingPlan(
                schedule, solver, UNGUIDED, VelocityLimits.NONE, Optional.empty(), schedule.steps(), false, true);
    }

    private static Tensor sample(SamplingPlan plan, Tensor noise, VelocityField field) {
        return new Sampler(plan).sample(SamplerInputs.of(noise, field), draws(), StepListener.SILENT);
    }
}
