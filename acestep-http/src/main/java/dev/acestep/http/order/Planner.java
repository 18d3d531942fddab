package dev.acestep.http.order;

import dev.acestep.http.ServerConfig;
import dev.acestep.http.fields.Values;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.Planning;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of the language model. */
record Planner(Values values, ServerConfig config, Models models) {
    /** The tasks that the language model writes codes for. */
    private static final Set<TaskType> PLANNED = Set.of(TaskType.TEXT2MUSIC, TaskType.LEGO, TaskType.COMPLETE);

    boolean hasCodes() {
        return values.get(PlannerFields.AUDIO_CODE_STRING).stream().anyMatch(codes -> !codes.isBlank());
    }

    Planning planning(ModelInfo model, int batchSize, List<String> warnings) {
        String query = values.get(TextFields.SAMPLE_QUERY);
        return new Planning(
                values.get(TextFields.THINKING) && PLANNED.contains(values.get(TextFields.TASK_TYPE)),
                values.get(TextFields.SAMPLE_MODE) || !query.isBlank(),
                query,
                values.get(TextFields.USE_FORMAT),
                values.get(TextFields.IS_FORMAT_CAPTION),
                AnalysisFlags.of(values),
                codes(model, batchSize, warnings),
                languageModel(model),
                values.get(PlannerFields.LM_BACKEND),
                values.get(PlannerFields.LM_TEMPERATURE),
                values.get(PlannerFields.LM_CFG_SCALE),
                values.get(PlannerFields.LM_NEGATIVE_PROMPT),
                values.get(PlannerFields.LM_TOP_K),
                values.get(PlannerFields.LM_TOP_P),
                values.get(PlannerFields.LM_REPETITION_PENALTY),
                values.get(PlannerFields.USE_COT_CAPTION),
                values.get(PlannerFields.USE_COT_LANGUAGE),
                values.get(PlannerFields.CONSTRAINED_DECODING),
                values.get(PlannerFields.CONSTRAINED_DECODING_DEBUG),
                values.get(PlannerFields.ALLOW_LM_BATCH));
    }

    private List<String> codes(ModelInfo model, int batchSize, List<String> warnings) {
        if (!hasCodes()) {
            return List.of();
        }
        boolean ignored = values.get(TextFields.TASK_TYPE) == TaskType.TEXT2MUSIC
                && !values.get(TextFields.THINKING)
                && !config.codesWithoutThinking();
        if (ignored) {
            warnings.add("audio_code_string: not used by text2music without thinking");
            return List.of();
        }
        List<String> codes = values.get(PlannerFields.AUDIO_CODE_STRING);
        if (codes.size() > 1 && codes.size() != batchSize && model.family() != ModelFamily.SKETCH) {
            throw InvalidRequest.because(
                    PlannerFields.AUDIO_CODE_STRING.name(),
                    "%d texts are not allowed (one text for all results, or one for each of the %d)"
                            .formatted(codes.size(), batchSize));
        }
        return codes;
    }

    private Optional<String> languageModel(ModelInfo model) {
        Optional<String> wanted = values.find(PlannerFields.LM_MODEL_PATH);
        boolean sketch = model.family() == ModelFamily.SKETCH;
        if (wanted.isEmpty()) {
            return sketch
                    ? Optional.empty()
                    : models.languageModels().standard().map(LanguageModel::name);
        }
        if (sketch && wanted.get().equals(model.name())) {
            return Optional.empty();
        }
        return Optional.of(models.languageModels().named(wanted.get()).name());
    }
}
