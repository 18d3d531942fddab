package dev.acestep.engine.models;

/** What a {@link ModelStore} holds: weights and the networks over them. */
public interface Model extends AutoCloseable {
    /** Moves the weights from their GPU to main memory, where they take no part in any work. */
    default void offload() {}

    /** Moves the weights back to their GPU. */
    default void restore() {}

    @Override
    void close();
}
