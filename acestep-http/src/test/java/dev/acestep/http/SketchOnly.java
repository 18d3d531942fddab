package dev.acestep.http;

import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;

/** The models of a machine without checkpoints. */
final class SketchOnly implements Models {
    private static final ModelInfo SKETCH = new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);

    private volatile boolean broken;

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
        return true;
    }

    @Override
    public LanguageModels languageModels() {
        return LanguageModels.NONE_INSTALLED;
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
