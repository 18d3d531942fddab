package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.InferMethod;
import dev.acestep.music.Sampling.Retake;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a neural model walks from noise to music. */
final class SamplingOptions {
    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps, 1 to 20 of turbo models (default 8), 1 to 200 of others (default 50).")
    private @Nullable Integer steps;

    @Option(
            names = "--guidance",
            paramLabel = "X",
            description = "How closely base models keep to the words, 0 to 30 (default 7); turbo models have none.")
    private @Nullable Double guidance;

    @Option(
            names = "--shift",
            paramLabel = "X",
            description = "Where the steps are dense, 1 to 5 (default 3 of turbo models, 1 of others).")
    private @Nullable Double shift;

    @Option(
            names = "--timesteps",
            paramLabel = "T[,T...]",
            hideParamSyntax = true,
            split = ",",
            description = "An own schedule in place of steps and shift: falling numbers from 1 to 0.")
    private List<Double> timesteps = List.of();

    @Option(
            names = "--infer-method",
            paramLabel = "M",
            description = "ode (default): a step adds nothing by chance; or sde.")
    private @Nullable InferMethod inferMethod;

    @Option(
            names = "--retake-variance",
            paramLabel = "X",
            description =
                    "How much of a second noise is mixed in, 0 to 1 (default 0): a variation of what --seed makes.")
    private @Nullable Double variance;

    @Option(
            names = "--retake-seed",
            paramLabel = "N[,N...]",
            hideParamSyntax = true,
            split = ",",
            description = "Seed of that noise for each result, as --seed (default: random).")
    private List<Long> retakeSeeds = List.of();

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
                retake());
    }

    private Optional<Retake> retake() {
        if (variance == null && !retakeSeeds.isEmpty()) {
            throw InvalidRequest.because("retake_seed", "only --retake-variance uses it");
        }
        return Optional.ofNullable(variance).map(share -> new Retake(share, EngineOptions.seeds(retakeSeeds)));
    }
}
