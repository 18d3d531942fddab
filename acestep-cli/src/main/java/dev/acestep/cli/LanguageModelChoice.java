package dev.acestep.cli;

import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.NeuralLanguageModel;
import dev.acestep.engine.Planners;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.models.ComputeSetting;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.music.LanguageModels;
import dev.acestep.tensor.Compute;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the 5Hz language models in the checkpoints folder there are for requests, as the operator wants them. */
final class LanguageModelChoice {
    /** Why there are none, in words that follow {@code 5Hz LM init failed: }. */
    static final String DISABLED = "the language model is disabled by ACESTEP_INIT_LLM=false;"
            + " set ACESTEP_INIT_LLM to auto or true to enable it";

    private LanguageModelChoice() {}

    /**
     * Those that can run, the default one first; nothing is loaded.
     *
     * @throws dev.acestep.music.EngineFailure if the machine lacks the device that is configured for them
     */
    static Planners planners(Catalogue catalogue, ModelsConfig config, ModelStore store) {
        if (!config.languageModel().isWanted()) {
            return Planners.none(DISABLED);
        }
        List<LanguageModelFolder> complete = inOrder(catalogue, config.languageModel());
        if (complete.isEmpty()) {
            return Planners.none(reason(catalogue, config.languageModel()));
        }
        Compute compute = ComputeSetting.of(config.languageModel().device(), config.precision());
        GenreWords genres = GenreFile.in(config.checkpoints());
        return new Planners(
                complete.stream()
                        .map(folder -> new NeuralLanguageModel(folder, store, compute, genres))
                        .toList(),
                "");
    }

    /** Those that can run, the default one first. */
    static List<LanguageModelFolder> inOrder(Catalogue catalogue, ModelsConfig.LanguageModel config) {
        String preferred = bareName(config.model());
        return catalogue.completeLanguageModels().stream()
                .sorted(Comparator.comparing(folder -> !folder.name().equalsIgnoreCase(preferred)))
                .toList();
    }

    /** That the one which was named is not the one that requests get, if so. */
    static Optional<String> disappointment(Catalogue catalogue, ModelsConfig.LanguageModel config) {
        if (!config.named() || !config.isWanted()) {
            return Optional.empty();
        }
        List<LanguageModelFolder> complete = inOrder(catalogue, config);
        if (complete.isEmpty()) {
            return Optional.of("\"%s\" cannot be used: %s".formatted(config.model(), reason(catalogue, config)));
        }
        String standard = complete.getFirst().name();
        return standard.equalsIgnoreCase(bareName(config.model()))
                ? Optional.empty()
                : Optional.of("\"%s\" is not installed; %s is the default language model"
                        .formatted(config.model(), standard));
    }

    private static String reason(Catalogue catalogue, ModelsConfig.LanguageModel config) {
        String preferred = bareName(config.model());
        return Checkpoints.languageModelProblems(catalogue)
                .sorted(Comparator.comparing(
                        problem -> !problem.toLowerCase(Locale.ROOT).startsWith(preferred)))
                .findFirst()
                .orElse(LanguageModels.NONE_INSTALLED.absence());
    }

    private static String bareName(String name) {
        String path = name.strip().replace('\\', '/').replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
