package dev.acestep.engine.alignment;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The mean of grids that come one at a time and are not kept. */
final class MeanGrid {
    private @Nullable LyricGrid sum;
    private int grids;

    /** Adds {@code [tokens, frames]}. */
    void add(Tensor matrix) {
        LyricGrid next = LyricGrid.of(matrix);
        if (sum == null) {
            sum = next;
        } else {
            sum.add(next);
        }
        grids++;
    }

    LyricGrid mean() {
        if (sum == null) {
            throw new IllegalStateException("A mean of nothing");
        }
        return sum.map(value -> value / grids);
    }
}
