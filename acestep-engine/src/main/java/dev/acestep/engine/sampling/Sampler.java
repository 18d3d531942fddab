package dev.acestep.engine.sampling;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/** Walks a plan from noise to latents. */
public final class Sampler {
    private final SamplingPlan plan;

    public Sampler(SamplingPlan plan) {
        this.plan = plan;
    }

    /**
     * The latents at the end of the walk, {@code [B, T, C]}; one state is overwritten step by step, and nothing but it
     * outlives its step.
     *
     * @param draws of a solver that adds noise
     * @param listener what it throws ends the walk
     */
    public Tensor sample(SamplerInputs in, Draws draws, StepListener listener) {
        return TensorScope.yielding(() -> {
            Walk walk = new Walk(plan, in, draws);
            Tensor x = walk.start();
            for (int i = 0; i < plan.steps(); i++) {
                advance(walk, x, i);
                listener.afterStep(i + 1, plan.steps());
            }
            return walk.end(x);
        });
    }

    private static void advance(Walk walk, Tensor x, int i) {
        try (var _ = TensorScope.open()) {
            x.copy_(walk.step(x, i));
        }
    }
}
