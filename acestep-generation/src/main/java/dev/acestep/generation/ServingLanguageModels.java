package dev.acestep.generation;

import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The language models of this server, one of which is the default. */
final class ServingLanguageModels {
    private final List<ServingLanguageModel> installed;
    private final String absence;
    private volatile String preferred;

    ServingLanguageModels(LanguageModels models) {
        this.installed =
                models.installed().stream().map(ServingLanguageModel::new).toList();
        this.absence = models.absence();
        this.preferred = models.standard().map(LanguageModel::name).orElse("");
    }

    LanguageModels inOrder() {
        String first = preferred;
        List<LanguageModel> models = installed.stream()
                .<LanguageModel>map(model -> model)
                .sorted(Comparator.comparing(model -> !model.name().equals(first)))
                .toList();
        return new LanguageModels(models, absence);
    }

    void load(LanguageModel model) {
        model.load();
        preferred = model.name();
    }

    Optional<LanguageModel> reload() {
        Optional<ServingLanguageModel> missed = installed.stream()
                .filter(model -> model.name().equals(preferred) && model.isMissed())
                .findFirst();
        missed.ifPresent(LanguageModel::load);
        return missed.map(model -> model);
    }
}
