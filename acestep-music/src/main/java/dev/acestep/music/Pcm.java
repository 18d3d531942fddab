package dev.acestep.music;

/**
 * Stereo audio at 48 kHz; full scale is −1 to 1.
 *
 * <p>The arrays are not copied: whoever makes a {@code Pcm} hands them over, and nobody writes to them afterwards.
 *
 * @param left {@code [frames]}
 * @param right {@code [frames]}
 */
@SuppressWarnings("ArrayRecordComponent") // a song is 200 MB: a copy for every reader would be worse than the trust
public record Pcm(float[] left, float[] right) {
    /** Frames a second of everything that the product makes. */
    public static final int SAMPLE_RATE = 48_000;

    public Pcm {
        if (left.length != right.length) {
            throw new IllegalArgumentException("left has %d frames, right %d".formatted(left.length, right.length));
        }
    }

    public int frames() {
        return left.length;
    }

    public double seconds() {
        return frames() / (double) SAMPLE_RATE;
    }
}
