package dev.acestep.engine.decoding;

import dev.acestep.engine.text.Vocabulary;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the grammar of one generation asks for.
 *
 * @param given values that are written whatever the model thinks, as the reference spells them
 * @param skipped fields that are not written
 * @param endsAfterThought whether the answer ends where the thought would be closed
 * @param targetSeconds length of the song, which fixes the duration field and the number of codes
 * @param longestSeconds largest duration that the model may choose
 * @param caption the caller's words, by which genres are looked for; empty looks among all, as the reference does
 * @param logged whether every token is logged at debug level, under {@code dev.acestep.engine.decoding.grammar}
 */
public record GrammarSettings(
        Phase phase,
        Map<MetadataField, String> given,
        Set<MetadataField> skipped,
        boolean endsAfterThought,
        Optional<Double> targetSeconds,
        int longestSeconds,
        String caption,
        boolean logged) {
    /** Least length of a song that the duration field can say. */
    public static final int SHORTEST_SECONDS = 10;

    public GrammarSettings {
        if (longestSeconds < SHORTEST_SECONDS) {
            throw new IllegalArgumentException(
                    "the longest song must have %d s, was %d s".formatted(SHORTEST_SECONDS, longestSeconds));
        }
        if (targetSeconds.filter(seconds -> !(seconds > 0)).isPresent()) {
            throw new IllegalArgumentException("the song must have a length, was %s s".formatted(targetSeconds.get()));
        }
        given = Map.copyOf(given);
        skipped = Set.copyOf(skipped);
    }

    /** Not logged. */
    public GrammarSettings(
            Phase phase,
            Map<MetadataField, String> given,
            Set<MetadataField> skipped,
            boolean endsAfterThought,
            Optional<Double> targetSeconds,
            int longestSeconds,
            String caption) {
        this(phase, given, skipped, endsAfterThought, targetSeconds, longestSeconds, caption, false);
    }

    /** How many codes there will be; empty leaves it to the model. */
    OptionalInt codes() {
        return targetSeconds.stream()
                .mapToInt(seconds -> (int) (seconds * Vocabulary.CODES_A_SECOND))
                .findFirst();
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
