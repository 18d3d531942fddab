package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.VelocityField.Pair;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Adaptive projected guidance: the difference of the velocities gets a momentum of the opposite sign, a bounded norm
 * over time, and loses most of what is parallel to the conditional velocity. Not shared between walks.
 */
final class ProjectedGuidance {
    private static final double TINY = 1e-12;

    private final Settings settings;
    private final Tensor running;

    /** Remembers in a tensor of the scope that is open now. */
    ProjectedGuidance(Settings settings, Tensor like) {
        this.settings = settings;
        this.running = torch.zeros_like(like);
    }

    /**
     * The numbers of this guidance.
     *
     * @param momentum share of the last difference that is taken off, 0 for none
     * @param normThreshold longest difference over time
     * @param parallel share that stays of the part parallel to the conditional velocity
     */
    record Settings(double momentum, double normThreshold, double parallel) {
        static final Settings DEFAULTS = new Settings(0.75, 2.5, 0);
    }

    /** One velocity {@code [B, T, C]} of two, and the momentum moves on. */
    Tensor combine(Pair velocities, double scale) {
        Tensor conditional = velocities.conditional();
        advance(conditional.sub(velocities.unconditional()));
        Tensor bound = norm(running)
                .reciprocal()
                .mul(new Scalar(settings.normThreshold()))
                .clamp_max(new Scalar(1));
        Tensor pushed = withoutParallel(running.mul(bound), conditional);
        return conditional.add(pushed.mul(new Scalar(scale - 1)));
    }

    /** A copy of what it remembers. */
    Tensor momentum() {
        return running.clone();
    }

    /** Goes back to what it remembered. */
    void resume(Tensor momentum) {
        running.copy_(momentum);
    }

    /** The momentum moves on by a difference of velocities {@code [B, T, C]}. */
    void advance(Tensor difference) {
        running.mul_(new Scalar(-settings.momentum())).add_(difference);
    }

    private Tensor withoutParallel(Tensor difference, Tensor conditional) {
        Tensor wide = difference.to(ScalarType.Double);
        Tensor direction = conditional.to(ScalarType.Double);
        direction = direction.div(norm(direction).clamp_min(new Scalar(TINY)));
        Tensor parallel = wide.mul(direction)
                .sum(new long[] {1}, true, new ScalarTypeOptional())
                .mul(direction);
        return wide.sub(parallel.mul(new Scalar(1 - settings.parallel()))).to(difference.scalar_type());
    }

    private static Tensor norm(Tensor velocity) {
        return torch.linalg_vector_norm(velocity, new Scalar(2), new long[] {1}, true, new ScalarTypeOptional());
    }
}
