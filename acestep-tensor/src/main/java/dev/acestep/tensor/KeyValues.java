package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * What an attention layer looks at.
 *
 * @param keys {@code [B, L, heads, D]}, normalised
 * @param values {@code [B, L, heads, D]}
 */
public record KeyValues(Tensor keys, Tensor values) {
    KeyValues narrow(long start, long count) {
        return new KeyValues(keys.narrow(1, start, count), values.narrow(1, start, count));
    }
}
