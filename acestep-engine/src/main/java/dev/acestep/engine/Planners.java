package dev.acestep.engine;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModels;
import java.util.List;
import java.util.Optional;

/**
 * The 5Hz language models that an engine may ask.
 *
 * @param models the default one first
 * @param absence why there is none, in words that follow {@code 5Hz LM init failed: }; empty if there is one
 */
public record Planners(List<NeuralLanguageModel> models, String absence) {
    public Planners {
        models = List.copyOf(models);
        if (models.isEmpty() == absence.isEmpty()) {
            throw new IllegalArgumentException("There are planners, or a reason why there are none");
        }
    }

    /** Of an engine that is to make music without. */
    public static Planners none(String absence) {
        return new Planners(List.of(), absence);
    }

    /** As callers beyond the engine see them. */
    public LanguageModels languageModels() {
        return new LanguageModels(List.copyOf(models), absence);
    }

    /**
     * The one that a request is to have.
     *
     * @param name of an installed model; empty is the default one
     * @throws EngineFailure if there is none at all
     * @throws InvalidRequest if there are some, and none of that name
     */
    NeuralLanguageModel required(Optional<String> name) {
        if (models.isEmpty()) {
            throw impossible(absence);
        }
        if (name.isEmpty()) {
            return models.getFirst();
        }
        String wanted = languageModels().named(name.get()).name();
        return models.stream()
                .filter(model -> model.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Why what needs a language model cannot be had. */
    static EngineFailure impossible(String reason) {
        return new EngineFailure("5Hz LM init failed: " + reason);
    }
}
