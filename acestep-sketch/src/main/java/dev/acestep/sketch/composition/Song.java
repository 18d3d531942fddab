package dev.acestep.sketch.composition;

import dev.acestep.music.Key;
import dev.acestep.sketch.composition.Section.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * The song as every player reads it: bars, sections and harmony, no notes yet.
 *
 * @param endBeat beat of the last chord, which rings until the song is over
 * @param length beats, the last chord included
 * @param chords by the beat on which they begin
 */
record Song(
        Plan plan,
        List<Section> sections,
        List<Bar> bars,
        int endBeat,
        double length,
        NavigableMap<Double, Chord> chords) {
    private static final double SHORTEST_ENDING = 1.2;
    private static final double LONGEST_ENDING = 4;

    /**
     * A bar in its place.
     *
     * @param beat on which it begins
     * @param beats fewer than the metre's where a very short song breaks off
     */
    record Bar(int number, int beat, int beats, Section section, boolean lastOfSection) {
        int beatInSection(Metre metre) {
            return (number - section.firstBar()) * metre.beats();
        }
    }

    /** A chord and how long it lasts. */
    record Span(double beat, double beats, Chord chord) {}

    static Song of(Plan plan, Dice dice, List<String> warnings) {
        Metre metre = plan.pace().metre();
        double ending = Math.clamp(0.1 * plan.seconds(), SHORTEST_ENDING, LONGEST_ENDING);
        int beatsBefore = Math.max(0, (int) ((plan.seconds() - ending) / plan.beatSeconds()));
        int wholeBars = beatsBefore / metre.beats();
        int endBeat = wholeBars >= 2 ? wholeBars * metre.beats() : beatsBefore;
        int bars = Math.ceilDiv(endBeat, metre.beats());
        List<Section> sections = new ArrayList<>(sections(plan, bars, warnings));
        double length = plan.seconds() / plan.beatSeconds();
        int endBars = Math.max(1, (int) Math.ceil((length - endBeat) / metre.beats()));
        double last = sections.isEmpty() ? 0.5 : sections.getLast().intensity();
        sections.add(new Section(Kind.ENDING, last, bars, endBars, List.of()));
        NavigableMap<Double, Chord> chords = new Harmonist(plan, dice.fork("harmony")).chords(sections, endBeat);
        return new Song(plan, List.copyOf(sections), bars(sections, metre, endBeat), endBeat, length, chords);
    }

    private static List<Section> sections(Plan plan, int bars, List<String> warnings) {
        if (bars == 0) {
            return List.of();
        }
        if (plan.lyrics().isInstrumental() && plan.lyrics().sections().size() < 2) {
            return Form.instrumental(bars, plan);
        }
        SongText text = new SongText(plan, bars);
        List<Section> sections = text.sections();
        warnings.addAll(text.warnings());
        return sections;
    }

    private static List<Bar> bars(List<Section> sections, Metre metre, int endBeat) {
        List<Bar> bars = new ArrayList<>();
        for (Section section : sections) {
            boolean ends = section.kind() == Kind.ENDING;
            for (int i = 0; i < section.bars(); i++) {
                int number = section.firstBar() + i;
                int beat = ends ? endBeat + i * metre.beats() : number * metre.beats();
                int beats = ends ? metre.beats() : Math.min(metre.beats(), endBeat - beat);
                bars.add(new Bar(number, beat, beats, section, i == section.bars() - 1));
            }
        }
        return List.copyOf(bars);
    }

    Key key() {
        return plan.key();
    }

    Pace pace() {
        return plan.pace();
    }

    Style style() {
        return plan.style();
    }

    /** Length of the final fade, which begins soon after the last chord. */
    double fadeSeconds() {
        return Math.clamp(0.8 * (length - endBeat) * plan.beatSeconds(), 0.5, 5);
    }

    /** How much is left of the last chord's strength, 1 when it is struck and 0 where the song is over. */
    double left(double beat) {
        return 1 - (beat - endBeat) / (length - endBeat);
    }

    /** The beat on which the fade begins; what decays is struck again until then, and not after. */
    double fadeBeat() {
        return length - fadeSeconds() / plan.beatSeconds();
    }

    Chord chordAt(double beat) {
        return chords.floorEntry(beat + 1e-6).getValue();
    }

    /** How much players lean on a chord: most on home, least on the dominant, which would otherwise outshine it. */
    double weight(Chord chord) {
        int above = Math.floorMod(chord.root() - key().tonic(), 12);
        return above == 0 ? 1 : above == 7 ? 0.74 : 0.9;
    }

    /** The chords that sound in a stretch of beats, cut at its ends. */
    List<Span> spans(double from, double to) {
        List<Span> spans = new ArrayList<>();
        double start = from;
        while (start < to - 1e-6) {
            Double next = chords.higherKey(start + 1e-6);
            double end = next == null ? to : Math.min(next, to);
            spans.add(new Span(start, end - start, chordAt(start)));
            start = end;
        }
        return spans;
    }

    /** When the chord that sounds at {@code beat} gives way to the next. */
    double chordEnd(double beat) {
        Double next = chords.higherKey(beat + 1e-6);
        return next == null ? length : next;
    }

    /** The beat on which a section begins. */
    int start(Section section) {
        return section.kind() == Kind.ENDING
                ? endBeat
                : section.firstBar() * pace().metre().beats();
    }

    /** The beat on which a section is over. */
    double end(Section section) {
        return section.kind() == Kind.ENDING
                ? length
                : Math.min(
                        endBeat,
                        (section.firstBar() + section.bars()) * pace().metre().beats());
    }
}
