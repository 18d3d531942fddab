package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/** Where a model's numbers come from: files, or a random generator for a benchmark. */
public interface TensorSource extends AutoCloseable {
    /**
     * The tensor as it is stored, possibly a view that ends with this source.
     *
     * @throws BadCheckpoint if there is none of this name, or it has another shape
     */
    Tensor read(String name, long... shape);

    /** Whether there is a tensor of this name; a generator has every one. */
    default boolean has(String name) {
        return true;
    }

    @Override
    void close();
}
