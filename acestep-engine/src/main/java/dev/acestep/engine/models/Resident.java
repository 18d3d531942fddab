package dev.acestep.engine.models;

/**
 * A model in memory.
 *
 * @param bytes what it takes
 * @param leases how many work with it
 * @param offloaded whether it waits in main memory
 */
public record Resident(ModelKey<?> key, long bytes, int leases, boolean offloaded) {}
