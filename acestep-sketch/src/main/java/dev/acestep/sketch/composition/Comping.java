package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;

/**
 * What an accompanying instrument does, in bars of sixteen sixteenths: a digit is a chord of that strength, {@code -}
 * holds it, a dot is silence.
 *
 * @param centre MIDI key around which it voices its chords
 * @param from intensity of a section, 0 to 1, from which it joins in
 */
record Comping(Instrument instrument, Touch touch, String rhythm, int centre, double from) {
    static final String WHOLE = "7---------------";
    static final String EIGHTHS = "7.5.6.5.7.5.6.5.";

    Comping {
        if (rhythm.length() != 16) {
            throw new IllegalArgumentException("Not a bar of sixteenths: " + rhythm);
        }
    }

    /** How a chord is played. */
    enum Touch {
        /** All tones at once, for as long as the rhythm holds. */
        BLOCK,
        /** All tones for as long as the harmony stays, whatever the rhythm. */
        PAD,
        /** Tones one after the other within a stroke, alternately down and up. */
        STRUM,
        /** One tone at a time, up and down. */
        ARPEGGIO,
        /** Root and fifth only. */
        POWER,
        /** One tone at a time: lowest, highest, middle, highest. */
        ALBERTI
    }

    Comping with(Instrument other) {
        return new Comping(other, touch, rhythm, centre, from);
    }
}
