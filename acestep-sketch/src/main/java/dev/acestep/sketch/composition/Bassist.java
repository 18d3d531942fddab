package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Section.Kind;
import dev.acestep.sketch.score.Note;
import java.util.List;

/** Plays roots with the bass drum and walks between them. */
final class Bassist {
    private final Song song;
    private final Drummer drummer;
    private final Staff staff;
    private final Scale scale;
    private final String verse;
    private final String chorus;

    Bassist(Song song, Drummer drummer, Dice dice) {
        this.song = song;
        this.drummer = drummer;
        staff = new Staff(song, dice.fork("hands"));
        scale = Scale.of(song.key(), Scale.Palette.DIATONIC);
        verse = dice.oneOf(song.style().bass().verse());
        chorus = dice.oneOf(song.style().bass().chorus());
    }

    List<Note> part() {
        for (Section section : song.sections()) {
            if (section.kind() == Kind.ENDING) {
                end();
            } else if (section.kind() != Kind.INTRO || section.intensity() >= 0.3) {
                play(section);
            }
        }
        return staff.notes();
    }

    private void play(Section section) {
        double start = song.start(section);
        Rhythm rhythm = new Rhythm(written(section), song.pace());
        for (Song.Span span : song.spans(start, song.end(section))) {
            double loud = (0.5 + 0.4 * section.intensity()) * song.weight(span.chord());
            double end = span.beat() + span.beats();
            List<Rhythm.Stroke> strokes = rhythm.strokes(start, span.beat(), end);
            if (strokes.isEmpty() || strokes.getFirst().beat() > span.beat() + 1e-6) {
                double until = strokes.isEmpty() ? end : strokes.getFirst().beat();
                note(span.beat(), until - span.beat(), root(span.chord()), loud);
            }
            for (Rhythm.Stroke stroke : strokes) {
                double beats = Math.min(stroke.beats(), end - stroke.beat());
                boolean opens = stroke.beat() < span.beat() + 1e-6;
                int pitch = opens ? root(span.chord()) : pitch(stroke.symbol(), span, end);
                note(stroke.beat(), beats, pitch, opens ? loud : 0.9 * loud);
            }
        }
    }

    private void note(double beat, double beats, int pitch, double loud) {
        staff.play(beat, Math.max(0.9 * beats, Math.min(0.2, beats)), pitch, loud);
    }

    private String written(Section section) {
        String line = section.intensity() >= 0.7 ? chorus : verse;
        return line.equals(BassStyle.KICK) ? sustained(drummer.kick(section)) : line;
    }

    private static String sustained(String kick) {
        return kick.replaceAll("[0-9]", "R").replace("R..", "R--");
    }

    private int pitch(char symbol, Song.Span span, double end) {
        Chord chord = span.chord();
        int root = root(chord);
        return switch (symbol) {
            case '3' -> above(root, chord.tones().size() > 2 ? chord.tones().get(1) : chord.root());
            case '5' -> above(root, chord.fifth());
            case '6' -> scale.pitch(scale.degreeNear(above(root, chord.fifth())) + 1);
            case '8' -> root + 12;
            case 'a' -> approach(root, chord, root(song.chordAt(end)));
            default -> root;
        };
    }

    /** A step of the scale below or above the next root; the fifth if the harmony stays. */
    private int approach(int root, Chord chord, int next) {
        if (next == root) {
            return above(root, chord.fifth());
        }
        int degree = scale.degreeNear(next);
        return scale.pitch(next > root ? degree - 1 : degree + 1);
    }

    private int root(Chord chord) {
        return above(song.style().bass().lowest(), chord.root());
    }

    private static int above(int pitch, int pitchClass) {
        return pitch + Math.floorMod(pitchClass - pitch, 12);
    }

    private void end() {
        int root = root(song.chordAt(song.endBeat()));
        double apart = Math.max(1, Math.ceil(3 / song.plan().beatSeconds()));
        for (double beat = song.endBeat(); beat == song.endBeat() || beat < song.fadeBeat(); beat += apart) {
            staff.play(beat, song.length() - beat, root, 0.3 + 0.45 * song.left(beat));
        }
    }
}
