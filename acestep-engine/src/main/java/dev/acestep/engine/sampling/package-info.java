/**
 * From noise to latents. {@link dev.acestep.engine.sampling.Sampler} walks a
 * {@link dev.acestep.engine.sampling.SamplingPlan} along a {@link dev.acestep.engine.sampling.VelocityField}, which is
 * all that it knows of a network. Time runs from 1, noise, to 0, data: {@code x = t * noise + (1 - t) * data}, and the
 * velocity is {@code noise - data}.
 */
@NullMarked
package dev.acestep.engine.sampling;

import org.jspecify.annotations.NullMarked;
