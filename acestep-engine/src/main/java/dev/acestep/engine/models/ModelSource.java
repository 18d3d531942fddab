package dev.acestep.engine.models;

import java.util.function.Supplier;

/**
 * How a model comes into memory.
 *
 * @param bytes what its weights take there
 * @param loader runs on the leasing thread; may fail, and is asked again by the next lease
 */
public record ModelSource<M extends Model>(ModelKey<M> key, long bytes, Supplier<M> loader) {
    public ModelSource {
        if (bytes < 0) {
            throw new IllegalArgumentException("%s cannot take %d bytes".formatted(key, bytes));
        }
    }
}
