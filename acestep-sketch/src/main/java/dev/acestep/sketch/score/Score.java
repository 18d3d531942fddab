package dev.acestep.sketch.score;

import dev.acestep.music.Key;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TimedLine;
import java.util.List;

/**
 * A composed song.
 *
 * @param seconds length of the song, fade included; notes may ring beyond it and are cut there
 * @param fadeSeconds length of the final fade
 * @param beats times of the beats from the first downbeat on, exactly even
 * @param genres names of the profiles it was made from
 * @param lines when each lyric line is sung
 */
public record Score(
        double seconds,
        double fadeSeconds,
        int bpm,
        TimeSignature timeSignature,
        Key key,
        List<Double> beats,
        List<String> genres,
        List<Part> parts,
        List<TimedLine> lines) {
    public Score {
        beats = List.copyOf(beats);
        genres = List.copyOf(genres);
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
    }
}
