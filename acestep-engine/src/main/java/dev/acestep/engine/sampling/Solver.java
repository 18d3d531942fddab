package dev.acestep.engine.sampling;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.Sampling;

/** How a step goes from one time to the next. */
public sealed interface Solver {
    /** Straight along the velocity. */
    record Euler() implements Solver {}

    /**
     * Along the mean of the velocities at both ends of the step.
     *
     * @param onLastStep whether the step that ends the walk asks for the velocity at its end, too
     */
    record Heun(boolean onLastStep) implements Solver {}

    /**
     * To the data, and back with new noise, which the default generator draws.
     *
     * @param evenTimes whether the noise is of times in equal steps, whatever the schedule
     */
    record Sde(boolean evenTimes) implements Solver {}

    /** What a request asks for; Heun's is only a way to solve the deterministic walk. */
    static Solver of(Sampling sampling, AceStepConfig config) {
        return switch (sampling.inferMethod()) {
            case SDE -> new Sde(!config.turbo());
            case ODE ->
                switch (sampling.samplerMode()) {
                    case EULER -> new Euler();
                    case HEUN -> new Heun(!config.turbo());
                };
        };
    }

    /** How often a walk of so many steps asks for a velocity. */
    default int evaluations(int steps) {
        return switch (this) {
            case Euler _, Sde _ -> steps;
            case Heun(boolean onLastStep) -> onLastStep ? 2 * steps : 2 * steps - 1;
        };
    }
}
