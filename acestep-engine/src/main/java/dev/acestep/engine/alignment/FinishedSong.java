package dev.acestep.engine.alignment;

import org.bytedeco.pytorch.Tensor;

/**
 * A song as latents, and what it was made from.
 *
 * @param latents {@code [1, T, C]}
 * @param context source latents and chunk mask {@code [1, T, 2C]}
 * @param condition packed, the tokens of the lyrics first: {@code [1, S, He]}
 * @param steps that its sampling took
 * @param seconds that it lasts
 */
public record FinishedSong(Tensor latents, Tensor context, Tensor condition, int steps, double seconds) {}
