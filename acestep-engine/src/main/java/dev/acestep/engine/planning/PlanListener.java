package dev.acestep.engine.planning;

/** Is told after every token; what it throws ends the work. */
@FunctionalInterface
public interface PlanListener {
    /**
     * How far one of the phases is.
     *
     * @param expected tokens of the phase, as far as can be known: the share never exceeds 1
     */
    void written(Phase phase, int tokens, int expected);

    /** What is being written. */
    enum Phase {
        METADATA,
        CODES
    }
}
