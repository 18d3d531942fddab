package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.Guidance.Guided;
import dev.acestep.engine.sampling.ProjectedGuidance.Settings;
import dev.acestep.engine.sampling.VelocityField.Pair;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One side of a morph, with what it remembers from step to step in tensors of the scope that it was made in. */
final class Path {
    private final SamplingPlan plan;
    private final VelocityField field;
    private final ProjectedGuidance guidance;
    private final Tensor previous;
    private boolean begun;

    Path(SamplingPlan plan, VelocityField field, Tensor like) {
        this.plan = plan;
        this.field = field;
        this.guidance = new ProjectedGuidance(Settings.DEFAULTS, like);
        this.previous = like.clone();
    }

    /** The mean velocity of several states at one time, all guided from the same momentum, which moves on once. */
    Tensor velocity(List<Tensor> states, float t) {
        Tensor mean = guided(states, t).div(new Scalar(states.size()));
        Tensor velocity = begun ? plan.limits().smoothed(mean, previous) : mean;
        begun = true;
        previous.copy_(velocity);
        return velocity;
    }

    private Tensor guided(List<Tensor> states, float t) {
        Tensor sum = torch.zeros_like(states.getFirst());
        if (!(plan.guidance() instanceof Guided guided && guided.appliesAt(t))) {
            states.forEach(x -> sum.add_(plan.limits().clamped(field.conditional(x, t), x)));
            return sum;
        }
        Tensor before = guidance.momentum();
        Tensor apart = torch.zeros_like(states.getFirst());
        for (Tensor x : states) {
            Pair velocities = field.both(x, t);
            guidance.resume(before);
            sum.add_(plan.limits().clamped(guidance.combine(velocities, guided.scale()), x));
            apart.add_(velocities.conditional().sub(velocities.unconditional()));
        }
        guidance.resume(before);
        guidance.advance(apart.div(new Scalar(states.size())));
        return sum;
    }
}
