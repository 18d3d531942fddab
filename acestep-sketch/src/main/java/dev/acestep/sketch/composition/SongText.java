package dev.acestep.sketch.composition;

import dev.acestep.music.Lyrics;
import dev.acestep.music.Syllables;
import dev.acestep.sketch.composition.Section.Kind;
import dev.acestep.sketch.composition.Section.SungLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lyrics laid out in bars: as relaxed as the song's length allows, faster if it must be, cut if nothing else helps. */
final class SongText {
    /**
     * How much room a line gets.
     *
     * @param steps of the melody for each syllable
     * @param breath steps before the next line
     * @param round cells that a line's length is a multiple of
     * @param pause phrases of a part in which nobody sings
     * @param airy whether sections last whole phrases
     */
    private record Room(double steps, double breath, double round, double pause, boolean airy) {}

    private static final double FULL = 0.75;

    private static final List<Room> ROOMS = List.of(
            new Room(2.0, 3, 2, 1, true),
            new Room(1.6, 2, 2, 1, true),
            new Room(1.3, 2, 2, 1, true),
            new Room(1.1, 1.5, 1, 0.5, false),
            new Room(1.0, 1, 1, 0.25, false),
            new Room(0.8, 1, 0.5, 0.25, false),
            new Room(0.65, 0.5, 0.5, 0, false));

    private final Plan plan;
    private final int bars;
    private final List<String> warnings = new ArrayList<>();

    SongText(Plan plan, int bars) {
        this.plan = plan;
        this.bars = bars;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Sections of together exactly the song's bars. */
    List<Section> sections() {
        List<Lyrics.Section> text = plan.lyrics().sections();
        if (plan.lyrics().isInstrumental()) {
            return played(text);
        }
        for (Room room : ROOMS) {
            List<Section> sections = layOut(text, room);
            boolean isFirstOfAll = room.steps > 1.3;
            if (length(sections) <= (isFirstOfAll ? FULL * bars : bars)) {
                return spread(sections);
            }
        }
        return spread(shortened(text));
    }

    /** Tags without words: a phrase for each, what is left for the inner sections, the odd bars for the last. */
    private List<Section> played(List<Lyrics.Section> text) {
        int phrase = plan.pace().phraseBars();
        List<Section> sections = new ArrayList<>();
        for (Lyrics.Section part : text.subList(0, Math.min(text.size(), Math.max(1, bars / phrase)))) {
            sections.add(section(part, List.of(), Math.min(phrase, bars)));
        }
        List<Integer> inner = IntStream.range(0, sections.size())
                .filter(i ->
                        sections.get(i).kind() != Kind.INTRO && sections.get(i).kind() != Kind.OUTRO)
                .boxed()
                .toList();
        for (int turn = 0; !inner.isEmpty() && length(sections) + phrase <= bars; turn++) {
            int i = inner.get(turn % inner.size());
            sections.set(i, sections.get(i).lasting(sections.get(i).bars() + phrase));
        }
        Section last = sections.getLast();
        sections.set(sections.size() - 1, last.lasting(last.bars() + bars - length(sections)));
        return Form.numbered(sections);
    }

    private Section section(Lyrics.Section part, List<SungLine> lines, int length) {
        Kind kind = part.tag().isEmpty() ? Kind.VERSE : Kind.of(part.tag());
        double intensity = Form.intensity(kind, 0.35 * Mood.energyOf(part.modifiers()), plan);
        return new Section(kind, intensity, 0, length, lines);
    }

    private List<Section> shortened(List<Lyrics.Section> text) {
        List<Lyrics.Section> kept = new ArrayList<>(text);
        int dropped = 0;
        while (!kept.isEmpty() && length(layOut(kept, ROOMS.getLast())) > bars) {
            Lyrics.Section last = kept.removeLast();
            if (!last.lines().isEmpty()) {
                dropped++;
                List<String> lines = last.lines().subList(0, last.lines().size() - 1);
                if (!lines.isEmpty()) {
                    kept.add(new Lyrics.Section(last.tag(), last.modifiers(), lines));
                }
            }
        }
        if (dropped > 0) {
            warnings.add("The lyrics are too long for %s s; the last %d lines are not sung"
                    .formatted(Math.round(plan.seconds()), dropped));
        }
        return layOut(kept, ROOMS.getLast());
    }

    private List<Section> layOut(List<Lyrics.Section> text, Room room) {
        List<Section> sections = new ArrayList<>();
        for (Lyrics.Section part : text) {
            List<SungLine> lines = part.isInstrumental() ? List.of() : lines(part.lines(), room);
            int length = lines.isEmpty() ? pauseBars(room) : barsOf(lines, room);
            if (length > 0) {
                sections.add(section(part, lines, length));
            }
        }
        return sections;
    }

    private List<SungLine> lines(List<String> texts, Room room) {
        List<SungLine> lines = new ArrayList<>();
        double beat = 0;
        for (int i = 0; i < texts.size(); i++) {
            List<String> syllables = Syllables.of(texts.get(i), plan.language());
            if (!syllables.isEmpty()) {
                double beats = beats(syllables.size(), room);
                lines.add(new SungLine(texts.get(i), syllables, beat, beats, i == texts.size() - 1));
                beat += beats;
            }
        }
        return lines;
    }

    private double beats(int syllables, Room room) {
        double cells = (syllables * room.steps + room.breath) / plan.pace().cellSteps();
        double rounding = cells <= 1 ? Math.min(1, room.round) : room.round;
        return Math.ceil(cells / rounding - 1e-9) * rounding * plan.pace().cell();
    }

    private int barsOf(List<SungLine> lines, Room room) {
        SungLine last = lines.getLast();
        double needed = (last.beat() + last.beats()) / plan.pace().metre().beats();
        int phrase = plan.pace().phraseBars();
        return room.airy ? (int) Math.ceil(needed / phrase - 1e-9) * phrase : (int) Math.ceil(needed - 1e-9);
    }

    private int pauseBars(Room room) {
        int phrase = plan.pace().phraseBars();
        return (int) (room.pause * phrase);
    }

    private static int length(List<Section> sections) {
        return sections.stream().mapToInt(Section::bars).sum();
    }

    /** Fills up with instrumental parts: first before and after the words, then between them. */
    private List<Section> spread(List<Section> sung) {
        int phrase = plan.pace().phraseBars();
        int[] gaps = new int[sung.size() + 1];
        int spare = bars - length(sung);
        List<Integer> order = order(sung);
        for (int turn = 0; spare >= phrase; turn++) {
            int gap = order.get(turn % order.size());
            boolean isLongIntro = gap == 0 && turn > 0 && order.size() > 1;
            gaps[gap] += isLongIntro ? 0 : phrase;
            spare -= isLongIntro ? 0 : phrase;
        }
        boolean opens = !sung.isEmpty() && sung.getFirst().isSung() && gaps[0] == 0;
        gaps[opens ? 0 : sung.size()] += spare;
        List<Section> all = new ArrayList<>();
        for (int i = 0; i <= sung.size(); i++) {
            fill(all, gaps[i], i == 0 ? Kind.INTRO : i == sung.size() ? Kind.OUTRO : Kind.SOLO);
            if (i < sung.size()) {
                all.add(sung.get(i));
            }
        }
        return Form.numbered(all);
    }

    private static List<Integer> order(List<Section> sung) {
        List<Integer> order = new ArrayList<>(List.of(0, sung.size()));
        for (int i = sung.size() - 1; i > 0; i--) {
            if (sung.get(i).isSung() && sung.get(i).kind() != Kind.PRE_CHORUS) {
                order.add(i);
            }
        }
        return order;
    }

    private void fill(List<Section> all, int length, Kind kind) {
        int most = 2 * plan.pace().phraseBars();
        List<Kind> turns = List.of(Kind.VERSE, Kind.CHORUS, Kind.SOLO);
        int rest = length;
        for (int turn = 0; rest > most; turn++) {
            Kind inner = turns.get(turn % turns.size());
            all.add(new Section(
                    kind == Kind.INTRO && turn == 0 ? kind : inner, innerIntensity(inner), 0, most, List.of()));
            rest -= most;
        }
        if (rest > 0) {
            Kind last = kind == Kind.INTRO && length > most ? Kind.SOLO : kind;
            all.add(new Section(last, innerIntensity(last), 0, rest, List.of()));
        }
    }

    private double innerIntensity(Kind kind) {
        return Form.intensity(kind, 0, plan);
    }
}
