package dev.acestep.engine.decoding;

import java.util.Locale;

/** What a plan says of a song, in the order in which the model says it. */
public enum MetadataField {
    BPM,
    CAPTION,
    DURATION,
    GENRES,
    KEYSCALE,
    LANGUAGE,
    TIMESIGNATURE;

    /** As it stands before the colon. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
