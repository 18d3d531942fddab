package dev.acestep.engine.decoding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the grammar of one generation asks for.
 *
 * @param given values that are written whatever the model thinks, as the reference spells them
 * @param skipped fields that are not written
 * @param endsAfterThought whether the answer ends where the thought would be closed
 * @param targetSeconds length of the song, which fixes the duration field and the number of codes
 * @param longestSeconds largest duration that the model may choose
 * @param caption the caller's words, by which genres are looked for
 */
public record GrammarSettings(
        Phase phase,
        Map<MetadataField, String> given,
        Set<MetadataField> skipped,
        boolean endsAfterThought,
        Optional<Double> targetSeconds,
        int longestSeconds,
        String caption) {
    public GrammarSettings {
        given = Map.copyOf(given);
        skipped = Set.copyOf(skipped);
    }

    /** What is being written. */
    public enum Phase {
        /** Metadata, before the codes. */
        COT,
        /** Audio codes, after the metadata. */
        CODES,
        /** Metadata and then free text: understanding, inventing, formatting. */
        UNDERSTAND
    }
}
