package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Section.Kind;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Chooses the song's progressions, one for each kind of section, and lays them under the bars. */
final class Harmonist {
    private final Plan plan;
    private final Harmony.Mode mode;
    private final String verse;
    private final String chorus;
    private final String bridge;

    Harmonist(Plan plan, Dice dice) {
        this.plan = plan;
        mode = plan.style().harmony().in(plan.key());
        verse = dice.oneOf(mode.verse());
        chorus = dice.oneOf(mode.chorus());
        bridge = dice.oneOf(mode.bridge());
    }

    NavigableMap<Double, Chord> chords(List<Section> sections, int endBeat) {
        NavigableMap<Double, Chord> chords = new TreeMap<>();
        chords.put(0.0, chord(mode.home()));
        double cell = plan.pace().cell();
        for (Section section : sections) {
            double from = section.firstBar() * (double) plan.pace().metre().beats();
            double to = Math.min(
                    endBeat, from + section.bars() * plan.pace().metre().beats());
            String[] cells = progression(section.kind()).split(" ", -1);
            int first = plan.style().harmony().phrases() > 2 ? firstOfForm(sections, from, cell, cells.length) : 0;
            for (int i = 0; from + i * cell < to - 1e-6; i++) {
                put(chords, from + i * cell, Math.min(cell, to - from - i * cell), cells[(first + i) % cells.length]);
            }
        }
        double cadence = Math.max(0, endBeat - Math.max(1, cell));
        if (cadence > 0) {
            chords.tailMap(cadence, true).clear();
            put(chords, cadence, endBeat - cadence, mode.cadence());
        }
        chords.put((double) endBeat, chord(mode.home()));
        return chords;
    }

    /** A long form such as the twelve-bar blues goes on through the sections; the intro is its last line. */
    private int firstOfForm(List<Section> sections, double beat, double cell, int cells) {
        Section opening = sections.getFirst();
        int intro = opening.kind() == Kind.INTRO
                ? opening.bars() * plan.pace().metre().beats()
                : 0;
        return Math.floorMod((int) Math.round((beat - intro) / cell), cells);
    }

    private String progression(Kind kind) {
        return switch (kind) {
            case INTRO, VERSE, PRE_CHORUS, ENDING -> verse;
            case CHORUS, SOLO, OUTRO -> chorus;
            case BRIDGE, BREAK -> bridge;
        };
    }

    /** Chords change on beats only; of two in a cell too short for both, the second stays. */
    private void put(NavigableMap<Double, Chord> chords, double beat, double beats, String cell) {
        String[] halves = cell.split("_", -1);
        double start = Math.ceil(beat - 1e-6);
        if (halves.length == 2 && beats >= 2) {
            chords.put(start, chord(halves[0]));
            chords.put(Math.ceil(beat + beats / 2 - 1e-6), chord(halves[1]));
        } else {
            chords.put(start, chord(halves[halves.length - 1]));
        }
    }

    private Chord chord(String numeral) {
        return Chord.of(numeral, plan.key());
    }
}
