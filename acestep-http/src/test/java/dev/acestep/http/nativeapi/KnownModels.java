package dev.acestep.http.nativeapi;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;

/** A list of models that resolves names as the contract says (§3.2). */
public record KnownModels(List<ModelInfo> installed, LanguageModels languageModels) implements Models {
    public static final ModelInfo SKETCH = new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);
    public static final ModelInfo TURBO = new ModelInfo("acestep-v15-turbo", ModelFamily.TURBO);
    public static final ModelInfo SHIFT1 = new ModelInfo("acestep-v15-turbo-shift1", ModelFamily.TURBO);
    public static final ModelInfo BASE = new ModelInfo("acestep-v15-base", ModelFamily.BASE);

    /** A fresh machine. */
    public static final KnownModels FRESH = new KnownModels(List.of(SKETCH), LanguageModels.NONE_INSTALLED);

    /** A machine with checkpoints. */
    public static final KnownModels NEURAL = new KnownModels(
            List.of(TURBO, SHIFT1, BASE, SKETCH),
            new LanguageModels(
                    List.of(
                            new NamedLanguageModel("acestep-5Hz-lm-0.6B"),
                            new NamedLanguageModel("acestep-5Hz-lm-1.7B")),
                    ""));

    @Override
    public ModelInfo resolve(Optional<String> name, TaskType task) {
        String asked =
                name.map(text -> text.substring(text.lastIndexOf('/') + 1)).orElse("auto");
        Optional<ModelInfo> found = installed.stream()
                .filter(model -> asked.equals("auto")
                        ? model.supports(task)
                        : model.name().equals(asked))
                .findFirst();
        boolean published = installed.size() == 1 && asked.startsWith("acestep-v15-");
        ModelInfo model = found.orElseGet(() -> {
            if (published || asked.equals("auto")) {
                return defaultModel();
            }
            throw InvalidRequest.because("model", "\"%s\" is not installed".formatted(asked));
        });
        if (!model.supports(task)) {
            throw InvalidRequest.notAllowed("task_type", task.wireName(), "a task of " + model.name());
        }
        return model;
    }

    @Override
    public boolean isLoaded(ModelInfo model) {
        return model.equals(SKETCH);
    }

    @Override
    public boolean isInitialized(ModelInfo model) {
        return true;
    }

    @Override
    public void load(LanguageModel model) {
        model.load();
    }

    @Override
    public Optional<LanguageModel> reloadLanguageModel() {
        return Optional.empty();
    }

    @Override
    public Optional<ModelInfo> inSlot(int slot) {
        return Optional.empty();
    }

    @Override
    public void load(int slot, ModelInfo model) {}

    @Override
    public List<ModelInfo> reload() {
        return List.of();
    }
}
