package dev.acestep.audio;

/**
 * How much of a foreign file is accepted.
 *
 * @param maxSeconds a longer file is refused, whatever its header says
 */
public record Limits(double maxSeconds) {
    /** The longest song that the product makes or takes. */
    public static final Limits SONG = new Limits(600);

    public Limits {
        if (!(maxSeconds > 0 && maxSeconds <= 36_000)) {
            throw new IllegalArgumentException("maxSeconds must be over 0 and at most 36000, was " + maxSeconds);
        }
    }
}
