package dev.acestep.music;

import java.util.Locale;

/**
 * A lyric line and when it is sung.
 *
 * @param start seconds from the beginning of the song
 * @param end seconds, not before {@code start}
 */
public record TimedLine(double start, double end, String text) {
    /** As a line of an LRC file: {@code [00:12.34]Line}. */
    public String lrc() {
        long hundredths = Math.round(start * 100);
        return String.format(
                Locale.ROOT, "[%02d:%02d.%02d]%s", hundredths / 6000, hundredths / 100 % 60, hundredths % 100, text);
    }
}
