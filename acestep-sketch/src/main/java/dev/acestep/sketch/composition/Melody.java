package dev.acestep.sketch.composition;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Turns a theme's degrees into pitches that fit the harmony and a range. */
final class Melody {
    private static final int REACH = 11;

    private final Song song;
    private final Scale scale;
    private final int centre;
    private final Map<Section.Kind, Theme> themes = new EnumMap<>(Section.Kind.class);

    Melody(Song song, Scale.Palette palette, double busy, int centre, Dice dice) {
        this.song = song;
        this.centre = centre;
        scale = Scale.of(song.key(), palette);
        for (Section.Kind kind : Section.Kind.values()) {
            themes.put(kind, Theme.of(kind, song.pace(), busy, dice.fork(kind.name())));
        }
        themes.put(Section.Kind.INTRO, theme(Section.Kind.CHORUS));
        themes.put(Section.Kind.OUTRO, theme(Section.Kind.CHORUS));
    }

    Theme theme(Section.Kind kind) {
        return Objects.requireNonNull(themes.get(kind));
    }

    /**
     * The pitch for a note of a theme.
     *
     * @param degree counted from the middle of the range
     * @param rests whether the note is long or accented, and so has to be a chord tone
     */
    int pitch(int degree, double beat, boolean rests) {
        Chord chord = song.chordAt(beat);
        int pitch = scale.pitch(scale.degreeNear(centre) + degree);
        while (pitch > centre + REACH) {
            pitch -= 12;
        }
        while (pitch < centre - REACH) {
            pitch += 12;
        }
        boolean rubs = !chord.contains(pitch) && (chord.contains(pitch + 1) && !scale.contains(pitch + 1));
        return rests || rubs ? chord.nearest(pitch) : pitch;
    }

    /** The tonic if the chord has it, otherwise its root, near the middle of the range. */
    int resting(double beat, int near) {
        Chord chord = song.chordAt(beat);
        int wanted = chord.contains(song.key().tonic()) ? song.key().tonic() : chord.root();
        int pitch = near + Math.floorMod(wanted - near, 12);
        return pitch - near > 6 ? pitch - 12 : pitch;
    }

    boolean isStrong(double beat) {
        int metre = song.pace().metre().beats();
        double inBar = beat % metre;
        boolean onBeat = Math.abs(inBar - Math.rint(inBar)) < 1e-6;
        long place = Math.round(inBar) % metre;
        return onBeat
                && (place == 0 || (metre == 4 && place == 2) || song.pace().beatSeconds() > 0.9);
    }
}
