package dev.acestep.music;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The instrument groups that lego, extract and complete can name. */
public enum TrackName {
    WOODWINDS,
    BRASS,
    FX,
    SYNTH,
    STRINGS,
    PERCUSSION,
    KEYBOARD,
    GUITAR,
    BASS,
    DRUMS,
    BACKING_VOCALS,
    VOCALS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the API's word, in any case; throws {@link InvalidRequest} naming {@code field} for any other. */
    public static TrackName of(String field, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(name -> name.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.notAllowed(
                        field,
                        text,
                        "one of "
                                + Arrays.stream(values())
                                        .map(TrackName::wireName)
                                        .collect(Collectors.joining(", "))));
    }
}
