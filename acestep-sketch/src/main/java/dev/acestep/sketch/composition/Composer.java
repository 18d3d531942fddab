package dev.acestep.sketch.composition;

import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Score;
import java.util.ArrayList;
import java.util.List;

/** Writes a song from words, numbers and a seed; the same ones always give the same score. */
public final class Composer {
    /**
     * A finished score.
     *
     * @param sung whether anybody sings in it
     * @param warnings what was asked for and could not be had
     */
    public record Composition(Score score, boolean sung, List<String> warnings) {
        public Composition {
            warnings = List.copyOf(warnings);
        }
    }

    /** Composes a song of exactly {@code seconds}. */
    public Composition compose(Text text, Metadata metadata, double seconds, long seed) {
        Dice dice = new Dice(seed);
        Plan plan = Plan.of(text, metadata, seconds, dice.fork("plan"));
        List<String> warnings = new ArrayList<>(plan.warnings());
        Song song = Song.of(plan, dice.fork("song"), warnings);
        Singer singer = new Singer(song, dice.fork("voice"));
        List<Part> parts = new ArrayList<>(band(song, dice));
        Mixing mixing = new Mixing(plan.style().temper().room());
        boolean sung = !singer.part().isEmpty();
        if (sung) {
            parts.add(mixing.voice(singer.part()));
        }
        double beat = plan.beatSeconds();
        List<Double> beats = new ArrayList<>();
        for (int i = 0; i * beat < seconds; i++) {
            beats.add(i * beat);
        }
        Score score = new Score(
                seconds,
                song.fadeSeconds(),
                plan.pace().bpm(),
                plan.pace().metre().signature(),
                plan.key(),
                beats,
                plan.style().genres(),
                parts,
                singer.lines());
        return new Composition(score, sung, warnings);
    }

    private static List<Part> band(Song song, Dice dice) {
        Style style = song.style();
        Mixing mixing = new Mixing(style.temper().room());
        List<Part> parts = new ArrayList<>();
        Drummer drummer = new Drummer(song, dice.fork("drums"));
        if (style.drums()) {
            parts.add(mixing.drums(style.groove().kit(), drummer.part()));
        }
        parts.add(mixing.bass(style.bass().instrument(), new Bassist(song, drummer, dice.fork("bass")).part()));
        for (int i = 0; i < style.comping().size(); i++) {
            Comping comping = style.comping().get(i);
            List<Note> notes = new Accompanist(song, comping, dice.fork("chords" + i)).part();
            if (!notes.isEmpty()) {
                parts.add(mixing.chords(comping, i, notes));
            }
        }
        List<Note> lead = new Soloist(song, dice.fork("lead")).part();
        if (!lead.isEmpty()) {
            parts.add(mixing.lead(dice.fork("soloist").oneOf(style.lead().instruments()), lead));
        }
        return parts;
    }
}
