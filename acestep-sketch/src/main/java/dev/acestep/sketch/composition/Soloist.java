package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Section.Kind;
import dev.acestep.sketch.composition.Theme.Figure;
import dev.acestep.sketch.score.Note;
import java.util.List;

/** Plays the melody where nobody sings: motif, variation, motif, close. */
final class Soloist {
    private final Song song;
    private final Dice dice;
    private final Staff staff;
    private final Melody melody;
    private final LeadStyle lead;
    private final boolean accompaniesSinger;

    Soloist(Song song, Dice dice) {
        this.song = song;
        this.dice = dice;
        lead = song.style().lead();
        staff = new Staff(song, dice.fork("hands"));
        melody = new Melody(song, lead.palette(), lead.busy(), lead.centre(), dice.fork("themes"));
        accompaniesSinger = song.sections().stream().anyMatch(Section::isSung);
    }

    List<Note> part() {
        for (Section section : song.sections()) {
            if (section.kind() == Kind.ENDING) {
                end();
            } else if (plays(section)) {
                play(section);
            }
        }
        return staff.notes();
    }

    private boolean plays(Section section) {
        boolean waits = section.kind() == Kind.INTRO && section.bars() > 1 && section.intensity() < 0.36;
        return !section.isSung() && !waits && section.kind() != Kind.BREAK;
    }

    private void play(Section section) {
        Theme theme = melody.theme(section.kind());
        Figure varied = theme.motif().varied(dice.fork("vary" + section.kind()));
        Figure embellished = theme.answer().varied(dice.fork("vary" + section.firstBar()));
        double start = song.start(section);
        double end = song.end(section);
        double cell = song.pace().cell();
        for (int i = 0; start + i * cell < end - 1e-6; i++) {
            double at = start + i * cell;
            boolean lastCell = i % 8 == 7 || at + cell > end - 1e-6;
            Figure figure = switch (i % 8) {
                case 0, 2, 4 -> theme.motif();
                case 1, 5 -> varied;
                case 6 -> embellished;
                default -> theme.answer();
            };
            if (lastCell) {
                close(at, Math.min(cell, end - at), theme, section);
            } else {
                play(figure, at, Math.min(at + cell, end), theme, section);
            }
        }
    }

    private void play(Figure figure, double at, double end, Theme theme, Section section) {
        double step = song.pace().step();
        double loud = loudness(section);
        for (int i = 0; i < figure.starts().size(); i++) {
            double beat = at + figure.starts().get(i) * step;
            double next = i + 1 < figure.starts().size() ? at + figure.starts().get(i + 1) * step : end;
            if (beat < end - 1e-6) {
                double beats = Math.min(next, end) - beat;
                boolean rests = melody.isStrong(beat) || beats * song.plan().beatSeconds() > 0.55;
                int pitch = melody.pitch(theme.anchor() + figure.degrees().get(i), beat, rests);
                staff.play(beat, beats * lead.legato(), pitch, loud * (melody.isStrong(beat) ? 1 : 0.88));
            }
        }
    }

    /** Two notes down to a resting one. */
    private void close(double at, double beats, Theme theme, Section section) {
        double step = song.pace().step();
        double loud = loudness(section);
        int before = (int) Math.min(2, Math.floor(beats / step / 3));
        int target = melody.resting(at + before * step, melody.pitch(theme.anchor(), at, true));
        for (int i = 0; i < before; i++) {
            int pitch = melody.pitch(theme.anchor() + before - i, at + i * step, i == 0);
            staff.play(at + i * step, step * lead.legato(), pitch, 0.85 * loud);
        }
        double from = at + before * step;
        staff.play(from, Math.max(step, 0.8 * (at + beats - from)), target, loud);
    }

    private void end() {
        if (!accompaniesSinger) {
            int pitch = melody.resting(song.endBeat(), lead.centre());
            staff.play(song.endBeat(), song.length() - song.endBeat(), pitch, 0.6);
        }
    }

    private double loudness(Section section) {
        double modest = section.kind() == Kind.INTRO || section.kind() == Kind.OUTRO ? 0.85 : 1;
        return modest * (0.54 + 0.38 * section.intensity());
    }
}
