package dev.acestep.cli;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which language model writes, and how boldly. */
final class LanguageModelOptions {
    private static final double BOLDEST = 2;

    @Option(
            names = "--lm",
            paramLabel = "NAME",
            description = "Installed 5Hz language model; 'acestep models' lists them (default: ACESTEP_LM_MODEL_PATH,"
                    + " else the first).")
    private @Nullable String name;

    @Option(
            names = "--lm-temperature",
            paramLabel = "X",
            defaultValue = "0.85",
            description = "How boldly the language model chooses, 0 to 2 (default 0.85); 0 takes the likeliest always.")
    private double temperature = 0.85;

    double temperature() {
        if (!(temperature >= 0 && temperature <= BOLDEST)) {
            throw InvalidRequest.because(
                    "lm_temperature", "%s is not allowed (number from 0 to 2)".formatted(temperature));
        }
        return temperature;
    }

    boolean isNamed() {
        return name != null;
    }

    /** Name of the one that was asked for, as it is installed. */
    Optional<String> named(LanguageModels models) {
        return name == null ? Optional.empty() : Optional.of(chosen(models).name());
    }

    /**
     * The one that was asked for, or the default one.
     *
     * @throws EngineFailure if there is none at all
     */
    LanguageModel chosen(LanguageModels models) {
        LanguageModel standard = models.standard().orElseThrow(() -> absent(models));
        return name == null ? standard : models.named(name);
    }

    private static EngineFailure absent(LanguageModels models) {
        String advice = models.equals(LanguageModels.NONE_INSTALLED)
                ? "; 'acestep download acestep-5Hz-lm-0.6B' fetches one"
                : "";
        return new EngineFailure("5Hz LM init failed: " + models.absence() + advice);
    }
}
