package dev.acestep.sketch.composition;

import dev.acestep.music.Key;
import java.util.Arrays;

/** The pitch classes that a melody moves on, and how to move. */
record Scale(int tonic, Kind kind) {
    /** Step patterns, as semitones above the tonic. */
    enum Kind {
        MAJOR(0, 2, 4, 5, 7, 9, 11),
        MINOR(0, 2, 3, 5, 7, 8, 10),
        MAJOR_PENTATONIC(0, 2, 4, 7, 9),
        MINOR_PENTATONIC(0, 3, 5, 7, 10),
        MAJOR_BLUES(0, 2, 3, 4, 7, 9),
        MINOR_BLUES(0, 3, 5, 6, 7, 10);

        @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written
        private final int[] semitones;

        Kind(int... semitones) {
            this.semitones = semitones;
        }
    }

    /** The palette of notes that a lead style asks for, in the key's own mode. */
    static Scale of(Key key, Palette palette) {
        boolean major = key.mode() == Key.Mode.MAJOR;
        Kind kind = switch (palette) {
            case DIATONIC -> major ? Kind.MAJOR : Kind.MINOR;
            case PENTATONIC -> major ? Kind.MAJOR_PENTATONIC : Kind.MINOR_PENTATONIC;
            case BLUES -> major ? Kind.MAJOR_BLUES : Kind.MINOR_BLUES;
        };
        return new Scale(key.tonic(), kind);
    }

    /** What a melody's notes are taken from, whatever the key. */
    enum Palette {
        DIATONIC,
        PENTATONIC,
        BLUES
    }

    /** Notes to an octave. */
    int size() {
        return kind.semitones.length;
    }

    /** The pitch of a degree counted from the tonic at or above MIDI key 0; 7 more is an octave up in a major scale. */
    int pitch(int degree) {
        return tonic + 12 * Math.floorDiv(degree, size()) + kind.semitones[Math.floorMod(degree, size())];
    }

    /** The degree whose pitch is closest to {@code pitch}. */
    int degreeNear(double pitch) {
        int degree = (int) Math.floor((pitch - tonic) / 12) * size();
        while (pitch(degree + 1) <= pitch) {
            degree++;
        }
        return pitch - pitch(degree) <= pitch(degree + 1) - pitch ? degree : degree + 1;
    }

    boolean contains(int pitch) {
        int above = Math.floorMod(pitch - tonic, 12);
        return Arrays.stream(kind.semitones).anyMatch(semitone -> semitone == above);
    }
}
