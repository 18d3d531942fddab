package dev.acestep.engine.sampling;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.Sampling;
import java.util.Optional;

/**
 * A walk, decided before it begins.
 *
 * @param coverSteps how many steps follow the first field; the rest follows the one without the cover's source
 * @param startsAtSource whether the walk starts from the source noised to the schedule's first time
 * @param endsInLeap whether the last step leaps along its velocity to the data, as turbo's does: without a second
 *     velocity, new noise, or anything put back of a source
 */
public record SamplingPlan(
        Schedule schedule,
        Solver solver,
        Guidance guidance,
        VelocityLimits limits,
        Optional<Sampling.Dcw> dcw,
        int coverSteps,
        boolean startsAtSource,
        boolean endsInLeap) {
    /** The walk that a request asks for of a checkpoint, without a source to follow. */
    public static SamplingPlan of(Sampling sampling, AceStepConfig config) {
        return of(sampling, config, 1, 0);
    }

    /**
     * The walk that a request asks for of a checkpoint.
     *
     * @param coverStrength 0 to 1 (to the end), share of the steps that follow the source
     * @param coverNoiseStrength 0 (from noise) to 1 (as near to the source as the schedule comes)
     */
    public static SamplingPlan of(
            Sampling sampling, AceStepConfig config, double coverStrength, double coverNoiseStrength) {
        Schedule whole = Schedule.of(sampling, config);
        boolean startsAtSource = coverNoiseStrength > 0;
        Schedule schedule = startsAtSource ? whole.startingNear(1 - coverNoiseStrength) : whole;
        return new SamplingPlan(
                schedule,
                Solver.of(sampling, config),
                Guidance.of(sampling, config),
                new VelocityLimits(sampling.velocityNormThreshold(), sampling.velocityEmaFactor()),
                sampling.dcw(),
                (int) (schedule.steps() * coverStrength),
                startsAtSource,
                config.turbo());
    }

    public int steps() {
        return schedule.steps();
    }

    /** How often the walk asks a field for velocities. */
    public int evaluations() {
        int perStep = solver.evaluations();
        return endsInLeap ? perStep * (steps() - 1) + 1 : perStep * steps();
    }

    /** Whether step {@code i} leaps to the data. */
    boolean leaps(int i) {
        return endsInLeap && i == steps() - 1;
    }

    /** Whether the walk leaves the cover's source before its end, and so needs a field without it. */
    public boolean leavesCover() {
        return coverSteps < steps();
    }
}
