package dev.acestep.engine.dit;

import org.bytedeco.pytorch.Tensor;

/**
 * What the time does to the layers.
 *
 * @param embedding {@code [B, H]}, for the output
 * @param rows {@code [B, 6, H]}, for each layer: shift, scale and gate of the attention, then of the feed-forward
 */
record Modulation(Tensor embedding, Tensor rows) {
    static final long ROWS = 6;

    Modulation plus(Modulation other) {
        return new Modulation(embedding.add(other.embedding), rows.add(other.rows));
    }
}
