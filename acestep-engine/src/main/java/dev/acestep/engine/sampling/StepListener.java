package dev.acestep.engine.sampling;

/** Hears of every step of a walk; the way to stop it. */
@FunctionalInterface
public interface StepListener {
    /** Hears of nothing and stops nothing. */
    StepListener SILENT = (done, steps) -> {};

    /**
     * Called on the sampler's thread; what it throws ends the walk and reaches the caller.
     *
     * @param done 1 to {@code steps}
     */
    void afterStep(int done, int steps);
}
