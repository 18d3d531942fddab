package dev.acestep.music;

/** Tempo in beats (quarter notes; dotted quarters count two beats in 6/8) a minute, 30 to 300. */
public record Bpm(int value) {
    public static final int SLOWEST = 30;
    public static final int FASTEST = 300;

    public Bpm {
        Range.integer("bpm", value, SLOWEST, FASTEST);
    }
}
