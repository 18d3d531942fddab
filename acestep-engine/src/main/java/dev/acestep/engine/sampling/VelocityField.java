package dev.acestep.engine.sampling;

import org.bytedeco.pytorch.Tensor;

/** What the sampler knows of a network under its conditions: where a state is heading at a time. */
public interface VelocityField {
    /**
     * The velocity under the condition.
     *
     * @param x {@code [B, T, C]}
     * @param t 1 is noise, 0 is data
     * @return {@code [B, T, C]}
     */
    Tensor conditional(Tensor x, float t);

    /** The velocities with and without the condition, of one doubled batch. */
    Pair both(Tensor x, float t);

    /** Two velocities {@code [B, T, C]} of one state. */
    record Pair(Tensor conditional, Tensor unconditional) {}
}
