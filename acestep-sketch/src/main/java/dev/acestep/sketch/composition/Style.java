package dev.acestep.sketch.composition;

import dev.acestep.sketch.composition.Comping.Touch;
import dev.acestep.sketch.composition.Genre.Temper;
import dev.acestep.sketch.score.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * The music of one song: a genre, or two of them mixed, with the instruments that were asked for.
 *
 * @param energy what is added to every section's intensity
 * @param drums whether there are any
 */
record Style(
        List<String> genres,
        Temper temper,
        Groove groove,
        Harmony harmony,
        BassStyle bass,
        List<Comping> comping,
        LeadStyle lead,
        double energy,
        boolean drums) {
    Style {
        genres = List.copyOf(genres);
        comping = List.copyOf(comping);
    }

    static Style of(Caption caption) {
        Genre head =
                caption.genres().isEmpty() ? Genres.DEFAULT : caption.genres().getFirst();
        Genre colour = caption.genres().isEmpty() ? head : caption.genres().getLast();
        Style style = mixed(head, colour, caption);
        for (Instrument instrument : caption.instruments()) {
            style = style.with(instrument, caption.instruments());
        }
        return style;
    }

    /** Rhythm section of one genre under harmony, first accompaniment and melody of another. */
    private static Style mixed(Genre head, Genre colour, Caption caption) {
        List<Comping> comping = new ArrayList<>(head.comping());
        if (!head.equals(colour)) {
            comping.set(comping.size() - 1, colour.comping().getFirst());
        }
        return new Style(
                head.equals(colour) ? List.of(head.name()) : List.of(head.name(), colour.name()),
                between(head.temper(), colour.temper()),
                head.groove(),
                colour.harmony(),
                head.bass(),
                comping,
                colour.lead(),
                0.25 * caption.mood().energy(),
                !caption.withoutDrums());
    }

    private static Temper between(Temper one, Temper other) {
        return new Temper(
                (2 * one.slowest() + other.slowest()) / 3,
                (2 * one.fastest() + other.fastest()) / 3,
                (one.minorShare() + other.minorShare()) / 2,
                (one.room() + other.room()) / 2);
    }

    private Style with(Instrument instrument, List<Instrument> asked) {
        return switch (instrument) {
            case UPRIGHT_BASS, FINGERED_BASS, PICKED_BASS, SLAP_BASS, SYNTH_BASS, SUB_BASS ->
                withBass(new BassStyle(instrument, bass.lowest(), bass.verse(), bass.chorus()));
            case VIOLIN, CELLO, TRUMPET, TROMBONE, SAXOPHONE, CLARINET, FLUTE, SQUARE_LEAD, SAW_LEAD, SITAR ->
                withLead(lead.with(instrument));
            case STRINGS, CHOIR, SYNTH_PAD, WARM_PAD, BRASS ->
                withComping(new Comping(instrument, Touch.PAD, Comping.WHOLE, 63, 0.3), comping.size());
            default -> withAccompaniment(instrument, asked);
        };
    }

    /** The first instrument that keeps time gives way to the one that was asked for, or sits down beside it. */
    private Style withAccompaniment(Instrument instrument, List<Instrument> asked) {
        if (comping.stream().anyMatch(part -> part.instrument() == instrument && part.from() == 0)) {
            return this;
        }
        for (int i = 0; i < comping.size(); i++) {
            Comping part = comping.get(i);
            boolean isFree = part.touch() != Touch.PAD && part.touch() != Touch.POWER;
            if (isFree && !asked.contains(part.instrument())) {
                List<Comping> changed = new ArrayList<>(comping);
                changed.set(i, new Comping(instrument, part.touch(), part.rhythm(), part.centre(), 0));
                return withComping(changed);
            }
        }
        return withComping(new Comping(instrument, Touch.BLOCK, "7-------6-------", 62, 0), comping.size());
    }

    private Style withComping(Comping added, int at) {
        if (comping.stream().anyMatch(part -> part.instrument() == added.instrument())) {
            return this;
        }
        List<Comping> changed = new ArrayList<>(comping);
        changed.add(at, added);
        return withComping(changed);
    }

    private Style withComping(List<Comping> changed) {
        return new Style(genres, temper, groove, harmony, bass, changed, lead, energy, drums);
    }

    private Style withBass(BassStyle changed) {
        return new Style(genres, temper, groove, harmony, changed, comping, lead, energy, drums);
    }

    private Style withLead(LeadStyle changed) {
        return new Style(genres, temper, groove, harmony, bass, comping, changed, energy, drums);
    }
}
