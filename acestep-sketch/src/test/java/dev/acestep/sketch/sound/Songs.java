package dev.acestep.sketch.sound;

import dev.acestep.music.Key;
import dev.acestep.music.TimeSignature;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Scores to play in tests. */
final class Songs {
    private static final int BPM = 120;
    private static final double BEAT = 60.0 / BPM;
    private static final int[] ROOTS = {57, 53, 48, 55};
    private static final int[] TUNE = {76, 74, 72, 74, 76, 79, 76, 72, 69, 72, 74, 72, 71, 74, 79, 74};
    private static final String[] WORDS = {"so", "ma", "ny", "nights", "I", "walk", "the", "street", "a", "lone"};

    private Songs() {}

    /** One part, and nothing else. */
    static Score solo(Instrument instrument, double seconds, Note... notes) {
        Part part = new Part(instrument.isDrums() ? Role.DRUMS : Role.LEAD, instrument, 0, 0.8, 0, List.of(notes));
        return score(seconds, 0.1, List.of(part));
    }

    /** A band of eleven that plays four chords in A minor over and over. */
    static Score pop(double seconds) {
        return score(
                seconds,
                Math.min(3, seconds / 4),
                List.of(
                        new Part(Role.DRUMS, Instrument.DRUM_KIT, 0, 0.8, 0.12, drums(seconds)),
                        new Part(Role.DRUMS, Instrument.PERCUSSION, 0.3, 0.5, 0.15, shaker(seconds)),
                        new Part(Role.BASS, Instrument.FINGERED_BASS, 0, 0.8, 0, bass(seconds)),
                        chords(Instrument.GRAND_PIANO, -0.3, 0.6, 1, seconds),
                        chords(Instrument.STEEL_GUITAR, 0.5, 0.5, 0.5, seconds),
                        chords(Instrument.CLEAN_GUITAR, -0.6, 0.4, 0.5, seconds),
                        chords(Instrument.WARM_PAD, 0, 0.5, 4, seconds),
                        chords(Instrument.STRINGS, 0.2, 0.4, 4, seconds),
                        chords(Instrument.CHOIR, -0.2, 0.3, 4, seconds),
                        new Part(Role.LEAD, Instrument.VOICE, 0, 0.9, 0.25, tune(seconds, 0)),
                        new Part(Role.LEAD, Instrument.BELLS, 0.4, 0.4, 0.3, tune(seconds, 12))));
    }

    static Score score(double seconds, double fade, List<Part> parts) {
        List<Double> beats = DoubleStream.iterate(0, beat -> beat < seconds, beat -> beat + BEAT)
                .boxed()
                .toList();
        Key key = Key.of(9, Key.Mode.MINOR);
        return new Score(seconds, fade, BPM, TimeSignature.FOUR_FOUR, key, beats, List.of("pop"), parts, List.of());
    }

    private static List<Note> drums(double seconds) {
        List<Note> notes = new ArrayList<>();
        for (int eighth = 0; eighth * BEAT / 2 < seconds; eighth++) {
            double start = eighth * BEAT / 2;
            notes.add(new Note(start, 0.1, eighth % 8 == 7 ? 46 : 42, eighth % 2 == 0 ? 0.8 : 0.55));
            if (eighth % 8 == 0 || eighth % 8 == 5) {
                notes.add(new Note(start, 0.1, 36, 0.95));
            }
            if (eighth % 4 == 2) {
                notes.add(new Note(start, 0.1, 38, 0.9));
            }
            if (eighth % 64 == 0) {
                notes.add(new Note(start, 1, 49, 0.8));
            }
        }
        return notes;
    }

    private static List<Note> shaker(double seconds) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step * BEAT / 4 < seconds; step++) {
            notes.add(new Note(step * BEAT / 4, 0.1, 70, step % 4 == 2 ? 0.8 : 0.5));
        }
        return notes;
    }

    private static List<Note> bass(double seconds) {
        List<Note> notes = new ArrayList<>();
        for (int eighth = 0; eighth * BEAT / 2 < seconds; eighth++) {
            int root = ROOTS[eighth / 8 % ROOTS.length] - 24;
            notes.add(new Note(eighth * BEAT / 2, BEAT * 0.45, root < 28 ? root + 12 : root, 0.8));
        }
        return notes;
    }

    private static Part chords(Instrument instrument, double pan, double gain, double beats, double seconds) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i * beats * BEAT < seconds; i++) {
            int root = ROOTS[(int) (i * beats / 4) % ROOTS.length];
            int third = root == 57 ? 3 : 4;
            for (int interval : new int[] {0, third, 7, 12}) {
                notes.add(new Note(i * beats * BEAT, beats * BEAT * 0.95, root + interval, 0.65));
            }
        }
        return new Part(Role.CHORDS, instrument, pan, gain, 0.25, notes);
    }

    private static List<Note> tune(double seconds, int transposed) {
        List<Note> notes = new ArrayList<>();
        for (int beat = 0; beat * BEAT < seconds; beat++) {
            String word = WORDS[beat % WORDS.length];
            notes.add(new Note(beat * BEAT, BEAT * 0.97, TUNE[beat % TUNE.length] + transposed, 0.8, word));
        }
        return notes;
    }
}
