package dev.acestep.http;

import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;

/** The models of a machine without checkpoints, unless language models are put there. */
public final class SketchOnly implements Models {
    private static final ModelInfo SKETCH = new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);

    private volatile boolean broken;
    private volatile boolean loading;
    private volatile LanguageModels languageModels = LanguageModels.NONE_INSTALLED;

    /** From now on these are the language models. */
    public void put(LanguageModels models) {
        languageModels = models;
    }

    /** As long as the default model is loaded for the first time. */
    void firstLoad(boolean underWay) {
        loading = underWay;
    }

    /** From now on every look at the models fails. */
    void breakDown() {
        broken = true;
    }

    @Override
    public List<ModelInfo> installed() {
        if (broken) {
            throw new IllegalStateException("Cannot read /secret/checkpoints");
        }
        return List.of(SKETCH);
    }

    @Override
    public ModelInfo resolve(Optional<String> name, TaskType task) {
        return SKETCH;
    }

    @Override
    public boolean isLoaded(ModelInfo model) {
        return !loading;
    }

    @Override
    public LanguageModels languageModels() {
        return languageModels;
    }

    @Override
    public boolean isInitialized(ModelInfo model) {
        return !loading;
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
