package dev.acestep.http.order;

import dev.acestep.http.fields.Values;
import dev.acestep.music.Bpm;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tempo that callers write among the words that describe the music, as dialects without a field for it have them do. */
public final class TempoWords {
    private static final Pattern TEMPO =
            Pattern.compile("(?i)(?<![\\w.-])([0-9]{2,3})\\s?-?bpm\\b|\\bbpm\\s?[:=]?\\s?([0-9]{2,3})(?![\\w.-])");

    private TempoWords() {}

    /** The values with the tempo that their description names, if it names one. */
    public static Values heeded(Values values) {
        return bpm(values.get(TextFields.PROMPT))
                .map(bpm -> values.with(MusicFields.BPM, bpm))
                .orElse(values);
    }

    /** The first tempo of 30 to 300 beats a minute: {@code 105 BPM}, {@code 105bpm}, {@code BPM: 105}. */
    static Optional<Integer> bpm(String words) {
        return TEMPO.matcher(words)
                .results()
                .map(found -> Integer.valueOf(found.group(1) == null ? found.group(2) : found.group(1)))
                .filter(bpm -> bpm >= Bpm.SLOWEST && bpm <= Bpm.FASTEST)
                .findFirst();
    }
}
