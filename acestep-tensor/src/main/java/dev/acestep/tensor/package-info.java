/**
 * libtorch with owners. {@link dev.acestep.tensor.TensorScope} ends temporaries, {@link dev.acestep.tensor.LoadedWeights}
 * holds what a model keeps, {@link dev.acestep.tensor.Weights} hands it out by checkpoint name with its shape checked.
 *
 * <p>Shapes are written {@code [B, T, C]}: B batch, T latent frames (25 Hz), L tokens or patches, C or H channels, S
 * samples (48 kHz), D size of one attention head.
 */
@NullMarked
package dev.acestep.tensor;

import org.jspecify.annotations.NullMarked;
