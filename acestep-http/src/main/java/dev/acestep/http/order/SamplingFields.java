package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Sampling.Dcw;
import dev.acestep.music.Sampling.DcwMode;
import dev.acestep.music.Sampling.InferMethod;
import dev.acestep.music.Sampling.Retake;
import dev.acestep.music.Sampling.SamplerMode;
import dev.acestep.music.Sampling.Wavelet;
import dev.acestep.music.Seed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Contract §3.4, second half: seeds, and how a diffusion engine samples. */
public final class SamplingFields {
    private static final int MOST_STEPS = 200;

    public static final Field<Integer> INFERENCE_STEPS = Field.of(
                    "inference_steps",
                    Kind.integer(1, MOST_STEPS),
                    "diffusion steps up to the model's maximum; default by model, 8 for turbo and 50 for base models")
            .shows(s -> s.request().sampling().steps());
    public static final Field<Double> GUIDANCE_SCALE = Field.of(
                    "guidance_scale", Kind.number(0, 30), "prompt guidance of base models")
            .or(ModelFamily.DEFAULT_GUIDANCE_SCALE)
            .shows(s -> s.request().sampling().guidanceScale());
    public static final Field<Double> LYRIC_GUIDANCE_SCALE = Field.of(
                    "lyric_guidance_scale", Kind.number(0.1, 10), "weight of the lyrics; 1 changes nothing")
            .alias("lyrics_strength")
            .or(1.0)
            .shows(s -> s.request().sampling().lyricGuidanceScale());
    public static final Field<Double> SHIFT = Field.of(
                    "shift",
                    Kind.number(1, 5),
                    "time-step shift of base models; default by model, 3 for turbo and 1 for base models")
            .shows(s -> s.request().sampling().shift());
    public static final Field<InferMethod> INFER_METHOD = Field.of(
                    "infer_method", Kind.oneOf(InferMethod.class), "deterministic or stochastic sampler")
            .or(InferMethod.ODE)
            .shows(s -> word(s.request().sampling().inferMethod()));
    public static final Field<List<Double>> TIMESTEPS = Field.of(
                    "timesteps",
                    SeedsAndSteps.timesteps(),
                    "own schedule, which replaces steps and shift, such as 0.97,0.76,0.615,0.5,0.395,0.28,0.18,0.085,0")
            .showsIfAny(s -> Optional.of(s.request().sampling().timesteps()).filter(timesteps -> !timesteps.isEmpty()));
    public static final Field<Boolean> USE_RANDOM_SEED = Field.of(
                    "use_random_seed", Kind.bool(), "true ignores seeds; default: true if no seed is given")
            .shows(s -> s.request().seeds().stream().noneMatch(Seed.Fixed.class::isInstance));
    public static final Field<List<Seed>> SEED = Field.of(
                    "seed", SeedsAndSteps.seeds(), "seeds of the results in order; -1 or none is random")
            .shows(s -> SeedsAndSteps.plain(s.request().seeds()));
    public static final Field<Boolean> USE_ADG = Field.of(
                    "use_adg", Kind.bool(), "adaptive dual guidance of base models")
            .or(false)
            .shows(s -> s.request().sampling().adg());
    public static final Field<Double> CFG_INTERVAL_START = Field.of(
                    "cfg_interval_start", Kind.number(0, 1), "where in the schedule guidance begins")
            .or(0.0)
            .shows(s -> s.request().sampling().cfgIntervalStart());
    public static final Field<Double> CFG_INTERVAL_END = Field.of(
                    "cfg_interval_end", Kind.number(0, 1), "where in the schedule guidance ends")
            .or(1.0)
            .checked(values -> SeedsAndSteps.inOrder(values, CFG_INTERVAL_START, SamplingFields.CFG_INTERVAL_END))
            .shows(s -> s.request().sampling().cfgIntervalEnd());
    public static final Field<SamplerMode> SAMPLER_MODE = Field.of(
                    "sampler_mode", Kind.oneOf(SamplerMode.class), "order of the ODE solver")
            .or(SamplerMode.EULER)
            .shows(s -> word(s.request().sampling().samplerMode()));
    public static final Field<Double> VELOCITY_NORM_THRESHOLD = Field.of(
                    "velocity_norm_threshold", Kind.number(0, 5), "clamp on the velocity norm; 0 is off")
            .or(0.0)
            .shows(s -> s.request().sampling().velocityNormThreshold());
    public static final Field<Double> VELOCITY_EMA_FACTOR = Field.of(
                    "velocity_ema_factor", Kind.number(0, 0.5), "velocity smoothing; 0 is off")
            .or(0.0)
            .shows(s -> s.request().sampling().velocityEmaFactor());
    public static final Field<Boolean> DCW_ENABLED = Field.of(
                    "dcw_enabled", Kind.bool(), "wavelet-domain correction of the sampler")
            .or(false)
            .shows(s -> s.request().sampling().dcw().isPresent());
    public static final Field<DcwMode> DCW_MODE = Field.of(
                    "dcw_mode", Kind.oneOf(DcwMode.class), "bands that are corrected")
            .or(DcwMode.DOUBLE)
            .showsIfAny(s -> s.request().sampling().dcw().map(dcw -> word(dcw.mode())));
    public static final Field<Double> DCW_SCALER = Field.of(
                    "dcw_scaler", Kind.number(0, 1), "strength of the low or only band, usefully up to 0.1")
            .or(0.05)
            .showsIfAny(s -> s.request().sampling().dcw().map(Dcw::scaler));
    public static final Field<Double> DCW_HIGH_SCALER = Field.of(
                    "dcw_high_scaler", Kind.number(0, 1), "strength of the high band in double mode")
            .or(0.02)
            .showsIfAny(s -> s.request().sampling().dcw().map(Dcw::highScaler));
    public static final Field<Wavelet> DCW_WAVELET = Field.of("dcw_wavelet", Kind.oneOf(Wavelet.class), "wavelet")
            .or(Wavelet.HAAR)
            .showsIfAny(s -> s.request().sampling().dcw().map(dcw -> word(dcw.wavelet())));
    public static final Field<Double> RETAKE_VARIANCE = Field.of(
                    "retake_variance",
                    Kind.number(0, 1),
                    "mix of a second noise, for variations of a known seed; 0 is off")
            .or(0.0)
            .shows(s -> s.request().sampling().retake().map(Retake::variance).orElse(0.0));
    public static final Field<List<Seed>> RETAKE_SEED = Field.of(
                    "retake_seed", SeedsAndSteps.seeds(), "seeds of the second noise; default: random")
            .showsIfAny(s -> s.request().sampling().retake().map(retake -> SeedsAndSteps.plain(retake.seeds())));

    public static final List<Field<?>> ALL = List.of(
            INFERENCE_STEPS,
            GUIDANCE_SCALE,
            LYRIC_GUIDANCE_SCALE,
            SHIFT,
            INFER_METHOD,
            TIMESTEPS,
            USE_RANDOM_SEED,
            SEED,
            USE_ADG,
            CFG_INTERVAL_START,
            CFG_INTERVAL_END,
            SAMPLER_MODE,
            VELOCITY_NORM_THRESHOLD,
            VELOCITY_EMA_FACTOR,
            DCW_ENABLED,
            DCW_MODE,
            DCW_SCALER,
            DCW_HIGH_SCALER,
            DCW_WAVELET,
            RETAKE_VARIANCE,
            RETAKE_SEED);

    private SamplingFields() {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
