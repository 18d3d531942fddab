package dev.acestep.music;

/**
 * A lyric line and when it is sung.
 *
 * @param start seconds from the beginning of the song
 * @param end seconds, not before {@code start}
 */
public record TimedLine(double start, double end, String text) {}
