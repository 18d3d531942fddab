package dev.acestep.sketch.score;

import java.util.Locale;

/** What a part does in the band; also the stem that it is written to. */
public enum Role {
    DRUMS,
    BASS,
    CHORDS,
    LEAD;

    /** The stem's file name without extension. */
    public String stem() {
        return name().toLowerCase(Locale.ROOT);
    }
}
