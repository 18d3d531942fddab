package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * What an attention layer looks at.
 *
 * @param keys {@code [B, L, heads, D]}, normalised
 * @param values {@code [B, L, heads, D]}
 */
public record KeyValues(Tensor keys, Tensor values) {}
