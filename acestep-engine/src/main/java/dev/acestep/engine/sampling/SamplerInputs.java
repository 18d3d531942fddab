package dev.acestep.engine.sampling;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The tensors and networks of one walk.
 *
 * @param noise {@code [B, T, C]}, left as it is
 * @param field followed from the beginning
 * @param withoutCover followed from {@link SamplingPlan#coverSteps} on
 * @param source latents {@code [B, T, C]} that a walk may start at
 */
public record SamplerInputs(
        Tensor noise,
        VelocityField field,
        Optional<VelocityField> withoutCover,
        Optional<Tensor> source,
        Optional<KeptSource> kept) {
    /** A walk from noise along one field. */
    public static SamplerInputs of(Tensor noise, VelocityField field) {
        return new SamplerInputs(noise, field, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
