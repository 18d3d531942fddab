package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Generation;
import dev.acestep.engine.decoding.GrammarSettings;
import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.TensorScope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A song that is described in words: metadata in a thought, and then lyrics.
 *
 * @param constrained whether the grammar holds for the metadata
 */
record Description(Writer writer, TokenChoice choice, boolean constrained, long seed, PlanListener listener) {
    private static final int USUAL_TOKENS = 600;

    /**
     * The answer.
     *
     * @param given values that are written in any case
     * @param skipped fields that are not written
     * @param silence lyrics where the model wrote none
     */
    PlanText answer(long[] prompt, Map<MetadataField, String> given, Set<MetadataField> skipped, String silence) {
        PlanText text = answer(prompt, grammar(given, skipped));
        if (text.fields().isEmpty() && text.lyrics().isEmpty()) {
            throw new EngineFailure(
                    "The language model wrote nothing that can be read; another seed or temperature may help");
        }
        return new PlanText(
                constrained ? text.fields() : MetadataWords.possible(text.fields()),
                text.codes(),
                text.lyrics().isEmpty() ? silence : text.lyrics());
    }

    private PlanText answer(long[] prompt, Optional<GrammarSettings> grammar) {
        try (var _ = TensorScope.open()) {
            Generation generation = new Generation(
                    prompt,
                    Optional.empty(),
                    grammar,
                    Writer.unguided(choice),
                    Draws.of(seed),
                    writer.limits().words());
            return writer.write(generation, new PlanProgress(listener).words(USUAL_TOKENS))
                    .read();
        }
    }

    private Optional<GrammarSettings> grammar(Map<MetadataField, String> given, Set<MetadataField> skipped) {
        return constrained
                ? Optional.of(new GrammarSettings(
                        Phase.UNDERSTAND, given, skipped, false, Optional.empty(), PlannerLimits.LONGEST_SECONDS, ""))
                : Optional.empty();
    }
}
