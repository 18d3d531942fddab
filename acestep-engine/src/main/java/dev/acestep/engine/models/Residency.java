package dev.acestep.engine.models;

/**
 * Where models are that nobody works with. Whatever is chosen, idle models make room when memory is short for another.
 */
public enum Residency {
    /** Where they were. */
    KEEP,
    /** Nowhere: loading one evicts every other that is not leased. */
    ONE_AT_A_TIME,
    /** In main memory, from where they come back faster than from disk; models on the CPU are there anyway and stay. */
    OFFLOAD
}
