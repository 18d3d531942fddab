package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import dev.acestep.sketch.score.Note;

/**
 * A note as a voice gets it.
 *
 * @param pitch MIDI key or drum
 * @param frames until it is let go
 * @param glideFrom hertz of the note that it is slurred from, its own frequency if it starts afresh
 * @param seed of all that is random in it
 */
record Tone(int pitch, double velocity, int frames, double glideFrom, String syllable, long seed) {
    static Tone of(Note note, double glideFrom, long seed) {
        int frames = (int) Math.max(1, Math.round(note.duration() * SAMPLE_RATE));
        return new Tone(note.pitch(), note.velocity(), frames, glideFrom, note.syllable(), seed);
    }

    static double hertz(int pitch) {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12.0);
    }

    double hertz() {
        return hertz(pitch);
    }

    double seconds() {
        return frames / (double) SAMPLE_RATE;
    }
}
