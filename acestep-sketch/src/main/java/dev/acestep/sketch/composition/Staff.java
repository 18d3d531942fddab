package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where a player writes: takes beats, keeps seconds, with the genre's swing and a little human inaccuracy. */
final class Staff {
    private static final double SHORTEST = 0.03;

    private final Song song;
    private final Dice dice;
    private final List<Note> notes = new ArrayList<>();

    Staff(Song song, Dice dice) {
        this.song = song;
        this.dice = dice;
    }

    void play(double beat, double beats, int pitch, double velocity) {
        sing(beat, beats, pitch, velocity, "");
    }

    void sing(double beat, double beats, int pitch, double velocity, String syllable) {
        double start = Math.max(0, seconds(beat) + dice.wobble(looseness()));
        double end = Math.min(seconds(beat + beats), song.plan().seconds());
        if (start < song.plan().seconds() - SHORTEST && beats > 0) {
            double loudness = Math.clamp(velocity * (1 + dice.wobble(0.06)), 0.04, 1);
            notes.add(new Note(start, Math.max(SHORTEST, end - start), inRange(pitch), loudness, syllable));
        }
    }

    /** A note delayed by a fraction of a second, as the strings of a strummed chord are. */
    void playLate(double beat, double beats, double delaySeconds, int pitch, double velocity) {
        double delay = delaySeconds / song.plan().beatSeconds();
        play(beat + delay, beats - delay, pitch, velocity);
    }

    /** What was written, in the order of time. */
    List<Note> notes() {
        return notes.stream()
                .sorted(Comparator.comparingDouble(Note::start).thenComparingInt(Note::pitch))
                .toList();
    }

    private double seconds(double beat) {
        boolean isSimple = !song.pace().metre().isCompound() && song.pace().stretch() == 1;
        return (isSimple ? song.style().groove().feel().played(beat) : beat)
                * song.plan().beatSeconds();
    }

    private double looseness() {
        return Math.min(
                song.style().groove().feel().looseness(), 0.02 * song.plan().beatSeconds());
    }

    private static int inRange(int pitch) {
        int fitting = pitch;
        while (fitting < 12) {
            fitting += 12;
        }
        while (fitting > 115) {
            fitting -= 12;
        }
        return fitting;
    }
}
