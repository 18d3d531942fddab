package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.text.Seam;
import dev.acestep.engine.text.Vocabulary;
import java.util.List;
import java.util.Map;

/** The four things that a 5Hz language model is asked for. */
public final class Planner {
    public Planner(Decoder decoder, Vocabulary vocabulary) {
        Seam.missing(decoder, vocabulary);
    }

    /** Metadata, as far as it is wanted, and codes. */
    public Plan plan(PlanRequest request, PlanListener listener) {
        return Seam.missing();
    }

    /** What music with these codes is like. */
    public PlanText understand(
            List<Integer> codes, TokenChoice choice, boolean constrained, long seed, PlanListener listener) {
        return Seam.missing();
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
        return Seam.missing();
    }

    /** Caption and lyrics in more detail. */
    public PlanText format(
            String caption,
            String lyrics,
            Map<MetadataField, String> given,
            TokenChoice choice,
            boolean constrained,
            long seed,
            PlanListener listener) {
        return Seam.missing();
    }
}
