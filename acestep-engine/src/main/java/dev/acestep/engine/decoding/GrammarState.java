package dev.acestep.engine.decoding;

import java.util.Optional;
import java.util.stream.Stream;

/** What of an answer is being written. */
enum GrammarState {
    THINK_TAG,
    NEWLINE_AFTER_THINK,
    BPM_NAME,
    BPM_VALUE,
    CAPTION_NAME,
    CAPTION_VALUE,
    DURATION_NAME,
    DURATION_VALUE,
    GENRES_NAME,
    GENRES_VALUE,
    KEYSCALE_NAME,
    KEYSCALE_VALUE,
    LANGUAGE_NAME,
    LANGUAGE_VALUE,
    TIMESIG_NAME,
    TIMESIG_VALUE,
    THINK_END_TAG,
    CODES_GENERATION,
    COMPLETED;

    /** A field's name and colon. */
    static GrammarState nameOf(MetadataField field) {
        return switch (field) {
            case BPM -> BPM_NAME;
            case CAPTION -> CAPTION_NAME;
            case DURATION -> DURATION_NAME;
            case GENRES -> GENRES_NAME;
            case KEYSCALE -> KEYSCALE_NAME;
            case LANGUAGE -> LANGUAGE_NAME;
            case TIMESIGNATURE -> TIMESIG_NAME;
        };
    }

    /** What stands behind a field's colon, with the end of its line. */
    static GrammarState valueOf(MetadataField field) {
        return switch (field) {
            case BPM -> BPM_VALUE;
            case CAPTION -> CAPTION_VALUE;
            case DURATION -> DURATION_VALUE;
            case GENRES -> GENRES_VALUE;
            case KEYSCALE -> KEYSCALE_VALUE;
            case LANGUAGE -> LANGUAGE_VALUE;
            case TIMESIGNATURE -> TIMESIG_VALUE;
        };
    }

    /** The field whose name this is. */
    Optional<MetadataField> named() {
        return Stream.of(MetadataField.values())
                .filter(field -> nameOf(field) == this)
                .findFirst();
    }

    /** The field whose value this is. */
    Optional<MetadataField> valued() {
        return Stream.of(MetadataField.values())
                .filter(field -> valueOf(field) == this)
                .findFirst();
    }
}
