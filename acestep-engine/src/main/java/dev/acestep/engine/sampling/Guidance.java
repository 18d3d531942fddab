package dev.acestep.engine.sampling;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.Sampling;

/** Whether, when and how the unconditional velocity pushes the conditional one. */
public sealed interface Guidance {
    /** The conditional velocity alone. */
    record None() implements Guidance {}

    /**
     * Guidance in the times from start to end, both included.
     *
     * @param scale above 1
     * @param start in [0, 1], of the time itself
     */
    record Guided(Rule rule, double scale, double start, double end) implements Guidance {
        // The reference compares in the 32 bits of its times.
        @Override
        public boolean appliesAt(float t) {
            return (float) start <= t && t <= (float) end;
        }
    }

    /** How two velocities become one. */
    enum Rule {
        /** Adaptive projected guidance: {@link ProjectedGuidance}. */
        APG,
        /** Angle-based dynamic guidance: {@link AngleGuidance}. */
        ADG
    }

    /** What a request asks for, of a checkpoint that can; turbo is distilled and never guided. */
    static Guidance of(Sampling sampling, AceStepConfig config) {
        if (config.turbo() || sampling.guidanceScale() <= 1) {
            return new None();
        }
        return new Guided(
                sampling.adg() ? Rule.ADG : Rule.APG,
                sampling.guidanceScale(),
                sampling.cfgIntervalStart(),
                sampling.cfgIntervalEnd());
    }

    default boolean appliesAt(float t) {
        return false;
    }
}
