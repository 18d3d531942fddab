package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Section.Kind;
import java.util.ArrayList;
import java.util.List;

/** The order of sections that a song without words takes, fitted to its length. */
final class Form {
    private Form() {}

    /** Sections of together exactly {@code bars} bars. */
    static List<Section> instrumental(int bars, Plan plan) {
        int phrase = plan.pace().phraseBars();
        int whole = bars / phrase;
        List<Section> sections = new ArrayList<>();
        if (whole < 2) {
            add(sections, Kind.VERSE, bars, plan);
        } else if (whole < 4) {
            add(sections, Kind.VERSE, whole / 2 * phrase, plan);
            add(sections, Kind.CHORUS, bars - whole / 2 * phrase, plan);
        } else {
            complete(sections, bars, plan);
        }
        return numbered(sections);
    }

    private static void complete(List<Section> sections, int bars, Plan plan) {
        int phrase = plan.pace().phraseBars();
        int section = phrase * plan.style().harmony().phrases();
        List<Kind> body = new ArrayList<>(List.of(Kind.VERSE, Kind.CHORUS));
        int outside = 2 * phrase;
        if (2 * section + outside > bars) {
            section = Math.max(1, (bars - outside) / 2 / phrase) * phrase;
        }
        List<List<Kind>> turns = List.of(
                List.of(Kind.VERSE, Kind.CHORUS),
                List.of(Kind.BRIDGE, Kind.CHORUS),
                List.of(Kind.VERSE, Kind.SOLO, Kind.CHORUS));
        for (int turn = 0; ; turn++) {
            List<Kind> next = turns.get(turn % turns.size());
            if ((body.size() + next.size()) * section + outside > bars) {
                break;
            }
            body.addAll(next);
        }
        int left = bars - body.size() * section - outside;
        if (left >= section) {
            body.add(body.size() - 1, Kind.SOLO);
            left -= section;
        }
        int more = left / (2 * phrase) * phrase;
        add(sections, Kind.INTRO, phrase + more, plan);
        for (Kind kind : body) {
            add(sections, kind, section, plan);
        }
        add(sections, Kind.OUTRO, phrase + left - more, plan);
    }

    private static void add(List<Section> sections, Kind kind, int bars, Plan plan) {
        if (bars > 0) {
            double growth = Math.min(0.1, 0.02 * sections.size());
            sections.add(new Section(kind, intensity(kind, growth, plan), 0, bars, List.of()));
        }
    }

    static double intensity(Kind kind, double more, Plan plan) {
        return Math.clamp(kind.intensity() + more + plan.style().energy(), 0.15, 1);
    }

    /** The same sections, each beginning where the one before ends. */
    static List<Section> numbered(List<Section> sections) {
        List<Section> placed = new ArrayList<>();
        int bar = 0;
        for (Section section : sections) {
            placed.add(section.from(bar));
            bar += section.bars();
        }
        return List.copyOf(placed);
    }
}
