package dev.acestep.engine;

import org.bytedeco.pytorch.Tensor;

/** Is given the latents that songs are decoded from. */
@FunctionalInterface
interface LatentsListener {
    /** Wants none. */
    LatentsListener NONE = (_, _) -> {};

    /**
     * A song's latents, before its audio is handed over.
     *
     * @param index 0 is the first of the batch
     * @param latents {@code [T, C]}, which end with the call
     */
    void song(int index, Tensor latents);
}
