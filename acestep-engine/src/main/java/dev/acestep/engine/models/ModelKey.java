package dev.acestep.engine.models;

import dev.acestep.tensor.Compute;

/**
 * All that changes what is loaded, and nothing else.
 *
 * @param type which part of a checkpoint
 * @param name of its folder
 */
public record ModelKey<M extends Model>(Class<M> type, String name, Compute compute) {
    @Override
    public String toString() {
        return "%s (%s on %s)"
                .formatted(name, compute.precision().name().toLowerCase(java.util.Locale.ROOT), compute.device());
    }
}
