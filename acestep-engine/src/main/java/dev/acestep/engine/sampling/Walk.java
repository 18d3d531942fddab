package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.Solver.Euler;
import dev.acestep.engine.sampling.Solver.Heun;
import dev.acestep.engine.sampling.Solver.Sde;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One walk under way, with what it remembers from step to step in tensors of the scope that it was made in. */
final class Walk {
    private final SamplingPlan plan;
    private final SamplerInputs in;
    private final Draws draws;
    private final Schedule schedule;
    private final GuidedField field;
    private final Optional<WaveletCorrection> correction;
    private final Tensor previousVelocity;

    Walk(SamplingPlan plan, SamplerInputs in, Draws draws) {
        this.plan = plan;
        this.draws = draws;
        this.in = in;
        this.schedule = in.noise().scalar_type().intern() == ScalarType.BFloat16
                ? plan.schedule().inBrainFloats()
                : plan.schedule();
        this.field = new GuidedField(plan, in);
        this.correction = plan.dcw().map(dcw -> new WaveletCorrection(dcw, in.noise()));
        this.previousVelocity = torch.empty_like(in.noise());
    }

    /** Where it begins, in memory of its own. */
    Tensor start() {
        if (!plan.startsAtSource()) {
            return in.noise().clone();
        }
        float t = schedule.at(0);
        return in.noise().mul(new Scalar(t)).add(in.source().orElseThrow().mul(new Scalar(1 - t)));
    }

    /** The state after step {@code i} from the one before. */
    Tensor step(Tensor x, int i) {
        Tensor velocity = velocity(x, i);
        if (plan.leaps(i)) {
            return data(x, velocity, i);
        }
        Tensor after = switch (plan.solver()) {
            case Euler _, Heun _ -> corrected(along(x, velocity, i), x, velocity, i);
            case Sde(boolean evenTimes) -> renoised(data(x, velocity, i), i, evenTimes);
        };
        return in.kept()
                .filter(kept -> i < kept.injections(plan.steps()))
                .map(kept -> kept.injected(after, in.noise(), schedule.at(i + 1)))
                .orElse(after);
    }

    /** The last state faded into what is kept. */
    Tensor end(Tensor x) {
        return in.kept().map(kept -> kept.blended(x)).orElse(x);
    }

    private Tensor velocity(Tensor x, int i) {
        Tensor clamped = plan.limits().clamped(field.predicted(x, schedule.at(i), i), x);
        Tensor first = i > 0 ? plan.limits().smoothed(clamped, previousVelocity) : clamped;
        Tensor velocity = asksTwice(i) ? mean(first, secondVelocity(x, first, i)) : first;
        if (plan.limits().smooths()) {
            previousVelocity.copy_(velocity);
        }
        return velocity;
    }

    /** The velocity at the end of the step along the first, which is also the one that it is smoothed by. */
    private Tensor secondVelocity(Tensor x, Tensor first, int i) {
        Tensor ahead = along(x, first, i);
        Tensor clamped = plan.limits().clamped(field.corrected(ahead, schedule.at(i + 1), i), ahead);
        return plan.limits().smoothed(clamped, first);
    }

    private boolean asksTwice(int i) {
        return plan.solver().evaluations() > 1 && !plan.leaps(i);
    }

    private static Tensor mean(Tensor a, Tensor b) {
        return a.add(b).mul(new Scalar(0.5));
    }

    private Tensor along(Tensor x, Tensor velocity, int i) {
        return x.sub(velocity.mul(new Scalar(schedule.at(i) - schedule.at(i + 1))));
    }

    private Tensor corrected(Tensor after, Tensor before, Tensor velocity, int i) {
        return correction
                .map(dcw -> dcw.corrected(after, data(before, velocity, i), schedule.at(i)))
                .orElse(after);
    }

    private Tensor data(Tensor x, Tensor velocity, int i) {
        return x.sub(velocity.mul(new Scalar(schedule.at(i))));
    }

    private Tensor renoised(Tensor data, int i, boolean evenTimes) {
        float t = evenTimes ? (float) (1 - (i + 1.0) / plan.steps()) : schedule.at(i + 1);
        return draws.like(data).mul(new Scalar(t)).add(data.mul(new Scalar(1 - t)));
    }
}
