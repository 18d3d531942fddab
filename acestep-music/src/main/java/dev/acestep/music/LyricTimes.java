package dev.acestep.music;

import java.util.List;
import java.util.stream.Collectors;

/**
 * When the lines of the lyrics are sung.
 *
 * @param lines in the order of the song
 * @param absence why there are none; empty if there are some
 */
public record LyricTimes(List<TimedLine> lines, String absence) {
    /** Nobody asked. */
    public static final LyricTimes UNKNOWN = none("The times of the lines are not known");

    public LyricTimes {
        lines = List.copyOf(lines);
        if (lines.isEmpty() == absence.isEmpty()) {
            throw new IllegalArgumentException("There are lines, or a reason why there are none");
        }
    }

    /** Of these lines, which may be none. */
    public static LyricTimes of(List<TimedLine> lines) {
        return lines.isEmpty() ? none("There are no sung lines") : new LyricTimes(lines, "");
    }

    public static LyricTimes none(String absence) {
        return new LyricTimes(List.of(), absence);
    }

    /** As the text of an LRC file, without a line break at its end. */
    public String lrc() {
        return lines.stream().map(TimedLine::lrc).collect(Collectors.joining("\n"));
    }
}
