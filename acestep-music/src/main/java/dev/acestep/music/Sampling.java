package dev.acestep.music;

import java.util.List;
import java.util.Optional;

/**
 * How a diffusion engine walks from noise to music; every value is in force, defaults filled in.
 *
 * @param steps 1 to the model's maximum, which is checked where the model is known
 * @param guidanceScale 0 to 30
 * @param lyricGuidanceScale 0.1 to 10, 1 changes nothing
 * @param shift 1 to 10, time-step shift; the native dialect offers 1 to 5
 * @param timesteps an own schedule, strictly falling in [0, 1], which replaces steps and shift; empty uses those
 * @param cfgIntervalStart 0 to 1
 * @param cfgIntervalEnd {@code cfgIntervalStart} to 1
 * @param velocityNormThreshold 0 (off) to 5
 * @param velocityEmaFactor 0 (off) to 0.5
 */
public record Sampling(
        int steps,
        double guidanceScale,
        double lyricGuidanceScale,
        double shift,
        InferMethod inferMethod,
        SamplerMode samplerMode,
        List<Double> timesteps,
        boolean adg,
        double cfgIntervalStart,
        double cfgIntervalEnd,
        double velocityNormThreshold,
        double velocityEmaFactor,
        Optional<Dcw> dcw,
        Optional<Retake> retake) {
    public Sampling {
        timesteps = List.copyOf(timesteps);
        Range.integer("inference_steps", steps, 1, 200);
        Range.number("guidance_scale", guidanceScale, 0, 30);
        Range.number("lyric_guidance_scale", lyricGuidanceScale, 0.1, 10);
        Range.number("shift", shift, 1, 10);
        Range.number("cfg_interval_start", cfgIntervalStart, 0, 1);
        Range.number("cfg_interval_end", cfgIntervalEnd, cfgIntervalStart, 1);
        Range.number("velocity_norm_threshold", velocityNormThreshold, 0, 5);
        Range.number("velocity_ema_factor", velocityEmaFactor, 0, 0.5);
        checkFalling(timesteps);
    }

    /** The family's defaults. */
    public static Sampling defaults(ModelFamily family) {
        return new Sampling(
                family.defaultSteps(),
                ModelFamily.DEFAULT_GUIDANCE_SCALE,
                1,
                family.defaultShift(),
                InferMethod.ODE,
                SamplerMode.EULER,
                List.of(),
                false,
                0,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static void checkFalling(List<Double> timesteps) {
        double previous = Double.POSITIVE_INFINITY;
        for (double t : timesteps) {
            if (!(t >= 0 && t <= 1 && t < previous) || (t == 0 && previous == Double.POSITIVE_INFINITY)) {
                throw InvalidRequest.notAllowed(
                        "timesteps", timesteps, "strictly falling numbers from 0 to 1, of which the last may be 0");
            }
            previous = t;
        }
    }

    /** Deterministic or stochastic steps. */
    public enum InferMethod {
        ODE,
        SDE
    }

    /** Order of the ODE solver. */
    public enum SamplerMode {
        EULER,
        HEUN
    }

    /**
     * Wavelet-domain correction of the sampler.
     *
     * @param scaler 0 to 1, strength of the low band or of the only one
     * @param highScaler 0 to 1, strength of the high band in {@link DcwMode#DOUBLE}
     */
    public record Dcw(DcwMode mode, double scaler, double highScaler, Wavelet wavelet) {
        public Dcw {
            Range.number("dcw_scaler", scaler, 0, 1);
            Range.number("dcw_high_scaler", highScaler, 0, 1);
        }
    }

    /** The bands that {@link Dcw} corrects. */
    public enum DcwMode {
        LOW,
        HIGH,
        DOUBLE,
        PIX
    }

    /** The wavelets that {@link Dcw} knows. */
    public enum Wavelet {
        HAAR,
        DB2,
        DB4,
        SYM4,
        SYM8,
        COIF2
    }

    /**
     * A second noise mixed in, for variations of a known seed.
     *
     * @param variance 0 (changes nothing) to 1
     */
    public record Retake(double variance, List<Seed> seeds) {
        public Retake {
            Range.number("retake_variance", variance, 0, 1);
            seeds = List.copyOf(seeds);
        }
    }
}
