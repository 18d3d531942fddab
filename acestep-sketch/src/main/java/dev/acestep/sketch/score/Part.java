package dev.acestep.sketch.score;

import java.util.List;

/**
 * What one player plays.
 *
 * @param pan −1 (left) to 1 (right)
 * @param gain amplitude before mastering, 1 is the instrument's own
 * @param reverb 0 (dry) to 1, how much of it goes to the room
 */
public record Part(Role role, Instrument instrument, double pan, double gain, double reverb, List<Note> notes) {
    public Part {
        notes = List.copyOf(notes);
    }
}
