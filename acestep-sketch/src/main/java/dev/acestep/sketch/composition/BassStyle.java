package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;
import java.util.List;

/**
 * What the bass does, in bars of sixteen sixteenths: {@code R} root, {@code 3} third, {@code 5} fifth, {@code 8} octave,
 * {@code 6} the step above the fifth, {@code a} a step into the next root, {@code -} hold, dot rest; the pattern
 * {@code kick} plays roots with the bass drum.
 *
 * @param lowest MIDI key below which it does not go
 */
record BassStyle(Instrument instrument, int lowest, List<String> verse, List<String> chorus) {
    static final String KICK = "kick";

    BassStyle {
        verse = List.copyOf(verse);
        chorus = List.copyOf(chorus);
    }

    BassStyle(Instrument instrument, String verse, String chorus) {
        this(instrument, 28, List.of(verse.split(" ")), List.of(chorus.split(" ")));
    }
}
