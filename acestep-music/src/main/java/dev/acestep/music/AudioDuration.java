package dev.acestep.music;

/** Length of a song in seconds, 5 to 600; a dialect may offer less. */
public record AudioDuration(double seconds) {
    public static final double SHORTEST = 5;
    public static final double LONGEST = 600;

    public AudioDuration {
        Range.number("audio_duration", seconds, SHORTEST, LONGEST);
    }

    /** The length in frames of {@link Pcm#SAMPLE_RATE}, rounded to the nearest. */
    public int frames() {
        return (int) Math.round(seconds * Pcm.SAMPLE_RATE);
    }
}
