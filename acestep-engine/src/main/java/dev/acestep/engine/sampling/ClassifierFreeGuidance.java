package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.VelocityField.Pair;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The plain guidance: {@code uncond + scale * (cond - uncond)}. */
final class ClassifierFreeGuidance {
    private ClassifierFreeGuidance() {}

    static Tensor combine(Pair velocities, double scale) {
        Tensor unconditional = velocities.unconditional();
        return unconditional.add(velocities.conditional().sub(unconditional).mul(new Scalar(scale)));
    }
}
