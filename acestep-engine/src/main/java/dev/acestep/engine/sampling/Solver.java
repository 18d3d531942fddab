package dev.acestep.engine.sampling;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.Sampling;

/** How a step goes from one time to the next. */
public sealed interface Solver {
    /** Straight along the velocity. */
    record Euler() implements Solver {}

    /** Along the mean of the velocities at both ends of the step. */
    record Heun() implements Solver {}

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
                    case HEUN -> new Heun();
                };
        };
    }

    /** How often a step asks for a velocity. */
    default int evaluations() {
        return switch (this) {
            case Euler _, Sde _ -> 1;
            case Heun _ -> 2;
        };
    }
}
