package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.InferMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a neural model walks from noise to music. */
final class SamplingOptions {
    @Option(names = "--steps", paramLabel = "N", description = "Diffusion steps of a neural model.")
    private @Nullable Integer steps;

    @Option(names = "--guidance", paramLabel = "X", description = "Prompt guidance of a neural base model, 0 to 30.")
    private @Nullable Double guidance;

    @Option(names = "--shift", paramLabel = "X", description = "Time-step shift of a neural model, 1 to 5.")
    private @Nullable Double shift;

    @Option(
            names = "--timesteps",
            paramLabel = "T[,T...]",
            split = ",",
            description = "An own schedule, falling from 1, in place of steps and shift.")
    private List<Double> timesteps = List.of();

    @Option(names = "--infer-method", paramLabel = "M", description = "ode (default) or sde, of a neural model.")
    private @Nullable InferMethod inferMethod;

    Sampling sampling(ModelInfo chosen) {
        Sampling defaults = Sampling.defaults(chosen.family());
        int most = chosen.family().maxSteps();
        if (steps != null && steps > most) {
            throw InvalidRequest.notAllowed("inference_steps", steps, "integer from 1 to %d".formatted(most));
        }
        return new Sampling(
                steps == null ? defaults.steps() : steps,
                guidance == null ? defaults.guidanceScale() : guidance,
                defaults.lyricGuidanceScale(),
                shift == null ? chosen.defaultShift() : shift,
                inferMethod == null ? defaults.inferMethod() : inferMethod,
                defaults.samplerMode(),
                timesteps,
                defaults.adg(),
                defaults.cfgIntervalStart(),
                defaults.cfgIntervalEnd(),
                defaults.velocityNormThreshold(),
                defaults.velocityEmaFactor(),
                defaults.dcw(),
                defaults.retake());
    }
}
