package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Groove.Beat;
import dev.acestep.sketch.composition.Groove.Sounds;
import dev.acestep.sketch.composition.Section.Kind;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import java.util.List;

/** Plays the groove, fills at the ends of sections, and sees to it that every beat can be heard. */
final class Drummer {
    private static final int CRASH = 49;
    private static final int OPEN_HAT = 46;
    private static final List<String> FILLS =
            List.of("s.s.ssss", "s.ssh.l.", "ssh.hl.l", "s.s.h.l.", "..sshhll", "s...ssss", "h.hhl.ll");

    private static final String ROLL = "ssssssss";

    private final Song song;
    private final Dice dice;
    private final Staff staff;
    private final Beat verse;
    private final Beat chorus;

    Drummer(Song song, Dice dice) {
        this.song = song;
        this.dice = dice;
        staff = new Staff(song, dice.fork("hands"));
        verse = dice.oneOf(song.style().groove().verse());
        chorus = dice.oneOf(song.style().groove().chorus());
    }

    List<Note> part() {
        for (Song.Bar bar : song.bars()) {
            if (bar.section().kind() == Kind.ENDING) {
                end(bar);
            } else {
                play(bar);
            }
        }
        return staff.notes();
    }

    /** The bass drum's rhythm in a section, for the bass to follow. */
    String kick(Section section) {
        String kick = beat(section).kick();
        return kick.isBlank() || kick.equals("................") ? "9..............." : kick;
    }

    private Beat beat(Section section) {
        return section.intensity() >= 0.7 ? chorus : verse;
    }

    private void play(Song.Bar bar) {
        Section section = bar.section();
        double to = bar.beat() + bar.beats();
        boolean fills = bar.lastOfSection() && hasToms() && section.bars() > 1 && section.intensity() > 0.4;
        double fillFrom =
                fills ? to - Math.min(2, bar.beats() / 2.0) * (song.pace().stretch() > 1 ? 1 : 0.5) : to;
        Beat beat = beat(section);
        Sounds sounds = song.style().groove().sounds();
        double loud = loudness(section);
        int hat = section.intensity() >= 0.8 ? sounds.bright() : sounds.hat();
        boolean sparse = section.kind() == Kind.INTRO
                && section.intensity() < 0.42
                && section.bars() > 1
                && !bar.lastOfSection();
        line(beat.hat(), hat, bar, fillFrom, loud * 0.62);
        if (!sparse) {
            line(beat.kick(), sounds.kick(), bar, to, loud);
            line(beat.snare(), sounds.snare(), bar, fillFrom, loud * 0.95);
            line(beat.extra(), sounds.extra(), bar, fillFrom, loud * 0.6);
        }
        pulse(bar, bar.beat(), to, loud);
        if (fillFrom < to) {
            fill(bar, fillFrom, to, loud);
        }
        boolean arrives = bar.number() == section.firstBar() && section.intensity() > 0.6;
        if (arrives && hasToms()) {
            staff.play(bar.beat(), 2, CRASH, 0.75 * loud);
        }
    }

    private void line(String written, int drum, Song.Bar bar, double to, double loud) {
        Rhythm rhythm = new Rhythm(written, song.pace());
        for (Rhythm.Stroke stroke : rhythm.strokes(song.start(bar.section()), bar.beat(), to)) {
            boolean open = stroke.symbol() == 'o';
            boolean onBeat = Math.abs(stroke.beat() - Math.rint(stroke.beat())) < 1e-6;
            double accent = onBeat ? 1 : 0.85;
            double strength = open ? 0.75 : stroke.strength();
            staff.play(stroke.beat(), 0.25, open ? OPEN_HAT : drum, strength * accent * loud);
        }
    }

    /** Keeps every beat audible where the groove itself leaves beats out, as half-time grooves do. */
    private void pulse(Song.Bar bar, double from, double to, double loud) {
        Sounds sounds = song.style().groove().sounds();
        for (double beat = from; beat < to - 1e-6; beat++) {
            boolean first = beat == bar.beat();
            staff.play(beat, 0.25, sounds.hat(), (first ? 0.5 : 0.42) * loud);
        }
    }

    private void fill(Song.Bar bar, double from, double to, double loud) {
        String fill = leadsToChorus(bar) ? ROLL : dice.oneOf(FILLS);
        double step = (to - from) / (to - from <= 0.5 + 1e-6 ? 4 : 8);
        for (int i = 0; from + i * step < to - 1e-6; i++) {
            int drum = switch (fill.charAt(i % fill.length())) {
                case 's' -> song.style().groove().sounds().snare();
                case 'h' -> 48;
                case 'l' -> 43;
                default -> 0;
            };
            if (drum > 0) {
                staff.play(from + i * step, 0.25, drum, (0.55 + 0.3 * i / 8) * loud);
            }
        }
    }

    private boolean leadsToChorus(Song.Bar bar) {
        int next = song.sections().indexOf(bar.section()) + 1;
        return song.style().groove().kit() == Instrument.ELECTRONIC_KIT
                && song.sections().get(next).kind() == Kind.CHORUS;
    }

    private void end(Song.Bar bar) {
        Sounds sounds = song.style().groove().sounds();
        double loud = loudness(bar.section());
        if (bar.beat() == song.endBeat()) {
            staff.play(bar.beat(), 1, sounds.kick(), 0.9 * loud);
            if (hasToms()) {
                staff.play(bar.beat(), 4, CRASH, 0.8 * loud);
            }
        }
        for (double beat = bar.beat(); beat < Math.min(bar.beat() + bar.beats(), song.fadeBeat()); beat++) {
            staff.play(beat, 0.25, sounds.hat(), 0.5 * loud * song.left(beat));
        }
    }

    private boolean hasToms() {
        Instrument kit = song.style().groove().kit();
        return kit == Instrument.DRUM_KIT || kit == Instrument.ELECTRONIC_KIT;
    }

    private static double loudness(Section section) {
        return 0.52 + 0.47 * section.intensity();
    }
}
