package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.Guidance.Guided;
import dev.acestep.engine.sampling.Guidance.None;
import dev.acestep.engine.sampling.ProjectedGuidance.Settings;
import dev.acestep.engine.sampling.VelocityField.Pair;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Tensor;

/** The field of one walk: the guided velocity, with the cover's source or without. */
final class GuidedField {
    private final SamplingPlan plan;
    private final SamplerInputs in;
    private final ProjectedGuidance projected;

    GuidedField(SamplingPlan plan, SamplerInputs in) {
        this.plan = plan;
        this.in = in;
        this.projected = new ProjectedGuidance(Settings.DEFAULTS, in.noise());
    }

    /** The velocity at the beginning of a step. */
    Tensor predicted(Tensor x, float t, int step) {
        return guided(x, t, step, (velocities, guided) -> switch (guided.rule()) {
            case APG -> projected.combine(velocities, guided.scale());
            case ADG -> AngleGuidance.DEFAULT.combine(x, velocities, t, guided.scale());
        });
    }

    /** The velocity at the end of a step: plain guidance stands for APG, and for ADG at the time 0. */
    Tensor corrected(Tensor x, float t, int step) {
        return guided(x, t, step, (velocities, guided) -> {
            boolean byAngle = guided.rule() == Guidance.Rule.ADG && t > 0;
            return byAngle
                    ? AngleGuidance.DEFAULT.combine(x, velocities, t, guided.scale())
                    : ClassifierFreeGuidance.combine(velocities, guided.scale());
        });
    }

    private Tensor guided(Tensor x, float t, int step, BiFunction<Pair, Guided, Tensor> rule) {
        if (!plan.guidance().appliesAt(t)) {
            return field(step).conditional(x, t);
        }
        return switch (plan.guidance()) {
            case None _ -> field(step).conditional(x, t);
            case Guided guided -> rule.apply(field(step).both(x, t), guided);
        };
    }

    private VelocityField field(int step) {
        return step < plan.coverSteps() ? in.field() : in.withoutCover().orElseThrow();
    }
}
