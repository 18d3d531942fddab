package dev.acestep.music;

import java.util.Locale;
import java.util.Optional;

/** The metres that ACE-Step knows; the wire name is the number of beats. */
public enum TimeSignature {
    TWO_FOUR(2, 4),
    THREE_FOUR(3, 4),
    FOUR_FOUR(4, 4),
    SIX_EIGHT(6, 8);

    private final int beats;
    private final int unit;

    TimeSignature(int beats, int unit) {
        this.beats = beats;
        this.unit = unit;
    }

    /** Beats a bar, counted in {@link #unit()}s. */
    public int beats() {
        return beats;
    }

    /** The note value of a beat: 4 for quarters, 8 for eighths. */
    public int unit() {
        return unit;
    }

    /** As the API writes it: {@code 2}, {@code 3}, {@code 4} or {@code 6}. */
    public String wireName() {
        return String.valueOf(beats);
    }

    /** Reads {@code 4}, {@code 4/4} or {@code 4.0}; throws {@link InvalidRequest} for anything else. */
    public static TimeSignature of(String text) {
        return find(text)
                .orElseThrow(() ->
                        InvalidRequest.notAllowed("time_signature", text, "one of 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8"));
    }

    private static Optional<TimeSignature> find(String text) {
        return Optional.ofNullable(
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "2", "2/4", "2.0" -> TWO_FOUR;
                    case "3", "3/4", "3.0" -> THREE_FOUR;
                    case "4", "4/4", "4.0" -> FOUR_FOUR;
                    case "6", "6/8", "6.0" -> SIX_EIGHT;
                    default -> null;
                });
    }
}
