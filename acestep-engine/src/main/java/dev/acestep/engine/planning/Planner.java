package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The four things that a 5Hz language model is asked for. Each throws an {@link EngineFailure} if the question is too
 * long for the model, or its answer cannot be read; a field that is missing is just missing.
 */
public final class Planner {
    private final Writer writer;

    public Planner(Decoder decoder, Vocabulary vocabulary) {
        this(decoder, vocabulary, PlannerLimits.PUBLISHED);
    }

    public Planner(Decoder decoder, Vocabulary vocabulary, PlannerLimits limits) {
        this(new Writer(decoder::write, vocabulary, limits));
    }

    Planner(Writer writer) {
        this.writer = writer;
    }

    /** Metadata, as far as it is wanted, and codes. */
    public Plan plan(PlanRequest request, PlanListener listener) {
        try (var _ = TensorScope.open()) {
            return new SongPlan(request, writer, listener).make();
        }
    }

    /** What music with these codes is like. */
    public PlanText understand(
            List<Integer> codes, TokenChoice choice, boolean constrained, long seed, PlanListener listener) {
        if (codes.isEmpty()) {
            throw new EngineFailure("There are no audio codes to be understood");
        }
        return new Description(writer, choice, constrained, seed, listener)
                .answer(writer.prompts().understand(codes), Map.of(), Set.of(), "");
    }

    /**
     * A song invented from a description.
     *
     * @param given {@link MetadataField#LANGUAGE} or nothing
     */
    public PlanText sample(
            String query,
            boolean instrumental,
            Map<MetadataField, String> given,
            TokenChoice choice,
            boolean constrained,
            long seed,
            PlanListener listener) {
        return new Description(writer, choice, constrained, seed, listener)
                .answer(
                        writer.prompts().sample(query, instrumental),
                        given,
                        Set.of(),
                        instrumental ? SongDescription.INSTRUMENTAL : "");
    }

    /** Caption and lyrics in more detail; a language that is given is not told to the model, nor told by it. */
    public PlanText format(
            String caption,
            String lyrics,
            Map<MetadataField, String> given,
            TokenChoice choice,
            boolean constrained,
            long seed,
            PlanListener listener) {
        boolean languageIsGiven = given.containsKey(MetadataField.LANGUAGE);
        return new Description(writer, choice, constrained, seed, listener)
                .answer(
                        writer.prompts().format(caption, lyrics),
                        given,
                        languageIsGiven ? Set.of(MetadataField.LANGUAGE) : Set.of(),
                        Prompts.sung(lyrics));
    }
}
