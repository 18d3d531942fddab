package dev.acestep.engine.sampling;

import dev.acestep.music.FlowEdit;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Turns a source towards other words (FlowEdit): in its part of the schedule each step goes along the difference of the
 * velocities that the two descriptions have for the source and the result so far under the same noise; after that part,
 * the result is walked to its end under its own words alone.
 */
public final class Morph {
    private final SamplingPlan plan;
    private final int first;
    private final int end;
    private final int averages;

    /** For one request; of the plan the schedule, the guidance and the limits are used. */
    public Morph(SamplingPlan plan, FlowEdit edit) {
        this.plan = plan;
        this.first = (int) (plan.steps() * edit.start());
        this.end = (int) (plan.steps() * edit.end());
        this.averages = edit.averages();
    }

    /**
     * The two descriptions' fields.
     *
     * @param source of what the source is
     * @param target of what it is to become
     */
    public record Fields(VelocityField source, VelocityField target) {}

    /** How often fields are asked for velocities. */
    public static int evaluations(SamplingPlan plan, FlowEdit edit) {
        return plan.steps() * 2 * edit.averages();
    }

    /**
     * The latents that the source becomes, {@code [B, T, C]}.
     *
     * @param source {@code [B, T, C]}, left as it is
     * @param draws of the noise
     * @param listener what it throws ends the walk
     */
    public Tensor sample(Tensor source, Fields fields, SongDraws draws, StepListener listener) {
        return TensorScope.yielding(() -> {
            Path was = new Path(plan, fields.source(), source);
            Path becomes = new Path(plan, fields.target(), source);
            Schedule schedule = schedule(source);
            Tensor x = source.clone();
            for (int i = first; i < plan.steps(); i++) {
                float t = schedule.at(i);
                try (var _ = TensorScope.open()) {
                    if (i == end) {
                        x.add_(noised(source, draws.like(source), t).sub(source));
                    }
                    Tensor velocity =
                            i < end ? difference(source, x, was, becomes, draws, t) : becomes.velocity(List.of(x), t);
                    x.sub_(velocity.mul(new Scalar(t - schedule.at(i + 1))));
                }
                listener.afterStep(i + 1, plan.steps());
            }
            return x;
        });
    }

    private Tensor difference(Tensor source, Tensor x, Path was, Path becomes, SongDraws draws, float t) {
        List<Tensor> sources = IntStream.range(0, averages)
                .mapToObj(_ -> noised(source, draws.like(source), t))
                .toList();
        Tensor from = was.velocity(sources, t);
        Tensor apart = x.sub(source);
        Tensor to = becomes.velocity(sources.stream().map(apart::add).toList(), t);
        return to.sub(from);
    }

    private static Tensor noised(Tensor source, Tensor noise, float t) {
        return source.mul(new Scalar(1 - t)).add(noise.mul(new Scalar(t)));
    }

    private Schedule schedule(Tensor like) {
        return like.scalar_type().intern() == ScalarType.BFloat16
                ? plan.schedule().inBrainFloats()
                : plan.schedule();
    }
}
