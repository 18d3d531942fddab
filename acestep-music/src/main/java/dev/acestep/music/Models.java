package dev.acestep.music;

import java.util.List;
import java.util.Optional;

/** What is installed on this server; safe to ask from any thread. */
public interface Models {
    /** Every installed model, the default one first and the embedded engine last (or alone). */
    List<ModelInfo> installed();

    /** The model that a request gets which names none. */
    default ModelInfo defaultModel() {
        return installed().getFirst();
    }

    /**
     * The model that will run a request.
     *
     * @param name as the caller wrote it, with or without a vendor prefix; empty or {@code auto} is no choice
     * @throws InvalidRequest if the name is not installed, or if no model (or not the named one) can do the task
     */
    ModelInfo resolve(Optional<String> name, TaskType task);

    /** Whether the model's weights are in memory now. */
    boolean isLoaded(ModelInfo model);

    /**
     * Whether work with the model can begin: its weights are in memory, or come there when they are needed; false while
     * its first load is under way, or if that failed.
     */
    boolean isInitialized(ModelInfo model);

    /** The model that a slot holds, if it was given one; 1 is the first slot. */
    Optional<ModelInfo> inSlot(int slot);

    /**
     * Puts the model into a slot, and returns when its weights are in memory; work under way goes on with the models that
     * it has. Whatever is in slot 1 is the default model.
     *
     * @throws EngineFailure if it cannot be loaded; the slot keeps what it had
     */
    void load(int slot, ModelInfo model);

    /**
     * Loads again what slots hold and idleness has unloaded.
     *
     * @return the models that were loaded
     * @throws EngineFailure if one cannot be loaded
     */
    List<ModelInfo> reload();

    /** The 5Hz language models beside them; safe to call from any thread. */
    LanguageModels languageModels();

    /**
     * Brings the language model into memory, and makes it the one that requests get which name none.
     *
     * @throws EngineFailure if it cannot be loaded; the one before it stays the default then
     */
    void load(LanguageModel model);

    /**
     * Loads the default language model again, if it was loaded on purpose and idleness has unloaded it.
     *
     * @return the model, if it was loaded
     * @throws EngineFailure if it cannot be loaded
     */
    Optional<LanguageModel> reloadLanguageModel();
}
