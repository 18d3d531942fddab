package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;
import java.util.List;

/**
 * How melodies are played.
 *
 * @param instruments of which a song takes one
 * @param busy share of the possible places that get a note, 0 to 1
 * @param legato share of the time to the next note that is held
 * @param centre MIDI key in the middle of its range
 */
record LeadStyle(List<Instrument> instruments, Scale.Palette palette, double busy, double legato, int centre) {
    LeadStyle {
        instruments = List.copyOf(instruments);
    }

    LeadStyle with(Instrument other) {
        return new LeadStyle(List.of(other), palette, busy, legato, centre);
    }
}
