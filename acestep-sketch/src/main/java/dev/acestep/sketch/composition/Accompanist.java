package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Comping.Touch;
import dev.acestep.sketch.composition.Section.Kind;
import dev.acestep.sketch.score.Note;
import java.util.List;

/** Plays the chords on one instrument. */
final class Accompanist {
    private static final double STRING_SECONDS = 0.011;

    private final Song song;
    private final Comping comping;
    private final Staff staff;
    private final Rhythm rhythm;
    private final Voicing voicing;
    private final int turn;
    private int strokes;

    Accompanist(Song song, Comping comping, Dice dice) {
        this.song = song;
        this.comping = comping;
        staff = new Staff(song, dice.fork("hands"));
        rhythm = new Rhythm(comping.rhythm(), song.pace());
        voicing = new Voicing(comping.centre() + dice.between(-2, 2));
        turn = dice.below(2);
    }

    List<Note> part() {
        for (Section section : song.sections()) {
            if (section.intensity() >= comping.from()) {
                play(section);
            }
        }
        return staff.notes();
    }

    private void play(Section section) {
        double start = song.start(section);
        double loud = 0.4 + 0.48 * section.intensity();
        for (Song.Span span : song.spans(start, song.end(section))) {
            List<Integer> pitches = pitches(span.chord());
            if (section.kind() == Kind.ENDING) {
                end(span, pitches, loud);
            } else if (comping.touch() == Touch.PAD) {
                chord(span.beat(), span.beats(), pitches, 0.8 * loud * song.weight(span.chord()));
            } else {
                strokes(start, span, pitches, loud * song.weight(span.chord()));
            }
        }
    }

    private List<Integer> pitches(Chord chord) {
        if (comping.touch() == Touch.POWER) {
            int lowest = comping.centre() - 8;
            int root = lowest + Math.floorMod(chord.root() - lowest, 12);
            return List.of(root, root + 7, root + 12);
        }
        return voicing.of(chord);
    }

    private void strokes(double start, Song.Span span, List<Integer> pitches, double loud) {
        double end = span.beat() + span.beats();
        List<Rhythm.Stroke> written = rhythm.strokes(start, span.beat(), end);
        boolean misses = written.isEmpty() || written.getFirst().beat() > span.beat() + 1;
        if (misses && isHeld()) {
            double until = written.isEmpty() ? end : written.getFirst().beat();
            chord(span.beat(), until - span.beat(), pitches, 0.7 * loud);
        }
        for (Rhythm.Stroke stroke : written) {
            double beats = Math.min(stroke.beats(), end - stroke.beat());
            double velocity = loud * (0.35 + 0.65 * stroke.strength());
            stroke(stroke.beat(), beats, pitches, velocity);
            strokes++;
        }
    }

    private boolean isHeld() {
        return comping.rhythm().contains("---");
    }

    private void stroke(double beat, double beats, List<Integer> pitches, double velocity) {
        switch (comping.touch()) {
            case BLOCK, POWER, PAD -> chord(beat, 0.92 * beats, pitches, velocity);
            case STRUM -> strum(beat, beats, pitches, velocity);
            case ARPEGGIO -> staff.play(beat, ringing(beat), arpeggio(pitches), velocity);
            case ALBERTI -> staff.play(beat, Math.max(beats, 0.45), alberti(pitches), velocity);
        }
    }

    private void chord(double beat, double beats, List<Integer> pitches, double velocity) {
        for (int pitch : pitches) {
            staff.play(beat, beats, pitch, velocity);
        }
    }

    private void strum(double beat, double beats, List<Integer> pitches, double velocity) {
        List<Integer> order = strokes % 2 == 0 ? pitches : pitches.reversed();
        double ring = Math.max(beats, 0.6);
        for (int i = 0; i < order.size(); i++) {
            staff.playLate(beat, ring, i * STRING_SECONDS, order.get(i), velocity);
        }
    }

    /** A plucked tone rings on, but not into the next harmony. */
    private double ringing(double beat) {
        double wanted = Math.max(1, 0.6 / song.plan().beatSeconds());
        return Math.min(wanted, Math.max(0.2, song.chordEnd(beat) - beat));
    }

    private int arpeggio(List<Integer> pitches) {
        int size = pitches.size() + 1;
        int period = 2 * (size - 1);
        int place = Math.floorMod(strokes + turn * (size - 1), period);
        int index = place < size ? place : period - place;
        return index < pitches.size() ? pitches.get(index) : pitches.getFirst() + 12;
    }

    private int alberti(List<Integer> pitches) {
        return switch (strokes % 4) {
            case 0 -> pitches.getFirst();
            case 2 -> pitches.get(pitches.size() / 2);
            default -> pitches.getLast();
        };
    }

    /** The last chord rings; what decays is struck again, softer, so that a slow song does not fall silent. */
    private void end(Song.Span span, List<Integer> pitches, double loud) {
        if (comping.touch() == Touch.PAD) {
            chord(span.beat(), span.beats(), pitches, 0.75 * loud);
            return;
        }
        double apart = Math.max(1, Math.ceil(2 / song.plan().beatSeconds()));
        for (double beat = span.beat(); beat == span.beat() || beat < song.fadeBeat(); beat += apart) {
            boolean first = beat == span.beat();
            double late = first ? 2 * STRING_SECONDS : 3 * STRING_SECONDS;
            double velocity = loud * (first ? 0.9 : 0.5 * song.left(beat));
            for (int i = 0; i < pitches.size(); i++) {
                staff.playLate(beat, song.length() - beat, i * late, pitches.get(i), velocity);
            }
        }
    }
}
