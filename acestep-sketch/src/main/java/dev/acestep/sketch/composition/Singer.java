package dev.acestep.sketch.composition;

import dev.acestep.music.TimedLine;
import dev.acestep.sketch.composition.Section.SungLine;
import dev.acestep.sketch.score.Note;
import java.util.ArrayList;
import java.util.List;

/** Sets the lyric lines, one note a syllable. */
final class Singer {
    private static final int LONGEST_NOTE = 3;
    private static final int LONGEST_LAST_NOTE = 5;

    private final Song song;
    private final Dice dice;
    private final Melody melody;
    private final int centre;
    private final List<Note> notes = new ArrayList<>();
    private final List<TimedLine> lines = new ArrayList<>();

    Singer(Song song, Dice dice) {
        this.song = song;
        this.dice = dice;
        centre = switch (song.plan().register()) {
            case LOW -> 57;
            case MIDDLE -> 65;
            case HIGH -> 69;
        };
        Scale.Palette palette = song.style().lead().palette() == Scale.Palette.BLUES
                ? Scale.Palette.PENTATONIC
                : Scale.Palette.DIATONIC;
        melody = new Melody(song, palette, 0.5, centre, dice.fork("themes"));
        for (Section section : song.sections()) {
            sing(section);
        }
    }

    List<Note> part() {
        return List.copyOf(notes);
    }

    List<TimedLine> lines() {
        return List.copyOf(lines);
    }

    private void sing(Section section) {
        Theme theme = melody.theme(section.kind());
        for (int i = 0; i < section.lines().size(); i++) {
            SungLine line = section.lines().get(i);
            Staff staff = new Staff(song, dice.fork("breath" + section.firstBar() + "/" + i));
            sing(line, song.start(section) + line.beat(), shape(theme, i), staff, section);
            List<Note> sung = staff.notes();
            if (!sung.isEmpty()) {
                notes.addAll(sung);
                lines.add(new TimedLine(sung.getFirst().start(), sung.getLast().end(), line.text()));
            }
        }
    }

    /** Lines pair up: call and answer on one contour, the fourth of a verse on the way back. */
    private static Theme shape(Theme theme, int line) {
        int lift = switch (line % 4) {
            case 1 -> 1;
            case 2 -> 2;
            default -> 0;
        };
        List<Integer> contour = line % 4 == 3 ? theme.contour().reversed() : theme.contour();
        return new Theme(theme.motif(), theme.answer(), contour, theme.anchor() + lift);
    }

    private void sing(SungLine line, double start, Theme theme, Staff staff, Section section) {
        int count = line.syllables().size();
        double unit = unit(line, count);
        int[] units = durations(count, (int) Math.round(line.beats() / unit), theme);
        double loud = (0.56 + 0.33 * section.intensity()) * (line.isLoud() ? 1.25 : 1);
        double beat = start;
        for (int i = 0; i < count; i++) {
            double beats = units[i] * unit;
            boolean last = i == count - 1;
            boolean rests = last || melody.isStrong(beat) || beats * song.plan().beatSeconds() > 0.6;
            int degree =
                    theme.anchor() + theme.contour().get(i % theme.contour().size());
            int pitch = melody.pitch(degree, beat, rests);
            if (last && line.last()) {
                pitch = melody.resting(beat, pitch);
            }
            double accent = melody.isStrong(beat) ? 1 : 0.9;
            staff.sing(
                    beat,
                    0.94 * beats,
                    pitch,
                    Math.min(1, loud * accent),
                    line.syllables().get(i));
            beat += beats;
        }
    }

    /** The melody's step, halved until every syllable and a breath have room. */
    private double unit(SungLine line, int syllables) {
        double unit = song.pace().step();
        while (Math.round(line.beats() / unit) < syllables + 1) {
            unit /= 2;
        }
        return unit;
    }

    /** Gives every syllable a unit, then the spare ones to the places that the theme's motif accents. */
    private static int[] durations(int syllables, int units, Theme theme) {
        int[] durations = new int[syllables];
        java.util.Arrays.fill(durations, 1);
        int breath = units - syllables > 3 ? 2 : 1;
        int spare = Math.max(0, units - syllables - breath);
        int held = Math.min(spare, Math.min(LONGEST_LAST_NOTE - 1, 1 + spare / 3));
        durations[syllables - 1] += held;
        spare -= held;
        List<Integer> accents = theme.motif().starts();
        for (int round = 1; round < LONGEST_NOTE && syllables > 1; round++) {
            for (int i = 0; i < accents.size() && spare > 0; i++) {
                int place = accents.get(i) % (syllables - 1);
                if (durations[place] <= round) {
                    durations[place]++;
                    spare--;
                }
            }
            for (int place = 0; place < syllables - 1 && spare > syllables / 2; place += 2) {
                if (durations[place] <= round) {
                    durations[place]++;
                    spare--;
                }
            }
        }
        return durations;
    }
}
