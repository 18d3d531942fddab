package dev.acestep.engine.sampling;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.engine.sampling.Guidance.Guided;
import dev.acestep.engine.sampling.Guidance.Rule;
import dev.acestep.engine.sampling.ProjectedGuidance.Settings;
import dev.acestep.engine.sampling.VelocityField.Pair;
import dev.acestep.tensor.TensorScope;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class GuidanceTest {
    private static final double SCALE = 7;
    private static final double TOLERANCE = 1e-5;

    @Test
    void projectedGuidanceIsTheReferencesOverThreeSteps() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("guidance.safetensors")) {
            ProjectedGuidance guidance = new ProjectedGuidance(Settings.DEFAULTS, golden.get("step0.latents"));
            for (int step = 0; step < 3; step++) {
                Tensor guided = guidance.combine(velocities(golden, step), SCALE);
                assertClose(guided, golden.get("step" + step + ".apg"), TOLERANCE);
            }
        }
    }

    @Test
    void projectedGuidanceCanForgetAndKeepSomeOfTheParallelPart() {
        eachStep((golden, step) -> {
            Settings settings = new Settings(0, 2.5, 0.3);
            ProjectedGuidance guidance = new ProjectedGuidance(settings, golden.get("step0.latents"));
            assertClose(
                    guidance.combine(velocities(golden, step), 3.5),
                    golden.get("step" + step + ".apg_nomomentum_eta0.3"),
                    TOLERANCE);
        });
    }

    @Test
    void plainGuidanceIsTheReferences() {
        eachStep((golden, step) -> assertClose(
                ClassifierFreeGuidance.combine(velocities(golden, step), SCALE),
                golden.get("step" + step + ".cfg"),
                TOLERANCE));
    }

    @Test
    void guidanceByAngleIsTheReferencesInItsThreeForms() {
        eachStep((golden, step) -> {
            assertByAngle(AngleGuidance.DEFAULT, golden, step, "adg", SCALE);
            assertByAngle(AngleGuidance.NORMED, golden, step, "adg_w_norm", 4);
            assertByAngle(AngleGuidance.UNBOUNDED, golden, step, "adg_wo_clip", 4);
        });
    }

    @Test
    void anIntervalIncludesItsEndsInThe32BitsOfTimes() {
        Guided guided = new Guided(Rule.APG, SCALE, 0.2, 0.8);
        assertThat(IntStream.of(19, 20, 50, 80, 81).mapToObj(i -> guided.appliesAt(i / 100f)))
                .containsExactly(false, true, true, true, false);
    }

    private static void assertByAngle(AngleGuidance guidance, Golden golden, int step, String name, double scale) {
        float t = golden.get("step" + step + ".sigma").item_float();
        Tensor x = golden.get("step" + step + ".latents");
        Tensor guided = guidance.combine(x, velocities(golden, step), t, scale);
        assertClose(guided, golden.get("step" + step + "." + name), TOLERANCE);
    }

    private static Pair velocities(Golden golden, int step) {
        return new Pair(golden.get("step" + step + ".cond"), golden.get("step" + step + ".uncond"));
    }

    private static void eachStep(StepCheck check) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("guidance.safetensors")) {
            for (int step = 0; step < 3; step++) {
                check.accept(golden, step);
            }
        }
    }

    private interface StepCheck {
        void accept(Golden golden, int step);
    }
}
