package dev.acestep.http.nativeapi;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.body.Body;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models that the operator keeps ready: the answers of {@code /v1/init} and {@code /v1/reinitialize}. */
final class ModelSlots {
    static final Field<String> MODEL =
            Field.of("model", Kind.name(500), "model to load; default: the slot's own model");
    static final Field<Integer> SLOT = Field.of("slot", Kind.integer(1, 3), "2 and 3 need ACESTEP_CONFIG_PATH2 and 3")
            .or(1);
    static final Field<Boolean> INIT_LLM =
            Field.of("init_llm", Kind.bool(), "also load the language model").or(false);
    static final Field<String> LM_MODEL_PATH =
            Field.of("lm_model_path", Kind.name(500), "language model; default: the configured one");

    static final List<Field<?>> FIELDS = List.of(MODEL, SLOT, INIT_LLM, LM_MODEL_PATH);

    private final ServerConfig config;
    private final Models models;

    ModelSlots(ServerConfig config, Models models) {
        this.config = config;
        this.models = models;
    }

    Envelope init(Body body) {
        Values values = Values.read(FIELDS, Sources.of(body));
        int slot = values.get(SLOT);
        String configured = configured(slot);
        String wanted = values.find(MODEL)
                .orElseGet(() -> models.inSlot(slot).map(ModelInfo::name).orElse(configured));
        ModelInfo model = models.resolve(Optional.of(wanted), TaskType.TEXT2MUSIC);
        Optional<LanguageModel> languageModel =
                values.get(INIT_LLM) ? Optional.of(languageModel(values)) : Optional.empty();
        try {
            models.load(slot, model);
            languageModel.ifPresent(models::load);
        } catch (EngineFailure e) {
            throw new HttpProblem(500, "Model initialization failed: " + e.getMessage());
        }
        return Envelope.of(state(slot, model));
    }

    Envelope reinitialize() {
        if (models.installed().isEmpty()) {
            throw new HttpProblem(500, "Service not initialized");
        }
        try {
            List<String> reloaded = new ArrayList<>();
            if (!models.reload().isEmpty()) {
                reloaded.add("DiT");
            }
            models.reloadLanguageModel().ifPresent(_ -> reloaded.add("LM"));
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("message", "Service reinitialized");
            data.put("reloaded", reloaded);
            return Envelope.of(data);
        } catch (EngineFailure e) {
            return Envelope.softFailure(500, "Reinitialization failed: " + e.getMessage());
        }
    }

    private String configured(int slot) {
        String model = slot <= config.slots().size() ? config.slots().get(slot - 1) : "";
        if (model.isBlank()) {
            throw new HttpProblem(
                    400,
                    ("Slot %1$d is not available because ACESTEP_CONFIG_PATH%1$d was not set at startup."
                                    + " Restart the API with ACESTEP_CONFIG_PATH%1$d to enable this slot.")
                            .formatted(slot));
        }
        return model;
    }

    private LanguageModel languageModel(Values values) {
        LanguageModels installed = models.languageModels();
        return values.find(LM_MODEL_PATH)
                .map(installed::named)
                .or(installed::standard)
                .orElseThrow(
                        () -> new HttpProblem(503, "Model initialization failed: " + TextAssistance.reason(installed)));
    }

    private Map<String, @Nullable Object> state(int slot, ModelInfo model) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("message", "Model initialization completed");
        state.put("slot", slot);
        state.put("loaded_model", model.name());
        LanguageModelState languageModels = LanguageModelState.of(models.languageModels());
        state.put("loaded_lm_model", languageModels.loaded().orElse(null));
        state.put("models", models.installed().stream().map(this::entry).toList());
        state.put("lm_models", languageModels.models());
        state.put("llm_initialized", languageModels.initialized());
        return state;
    }

    private Map<String, Object> entry(ModelInfo model) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", model.name());
        entry.put("is_default", model.equals(models.defaultModel()));
        entry.put("is_loaded", models.isLoaded(model));
        return entry;
    }
}
