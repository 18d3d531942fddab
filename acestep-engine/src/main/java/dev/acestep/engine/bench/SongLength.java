package dev.acestep.engine.bench;

/**
 * How much a song is.
 *
 * @param frames of latents
 * @param promptTokens of the description
 * @param lyricTokens of the lyrics
 */
public record SongLength(double seconds, long frames, long promptTokens, long lyricTokens) {
    private static final long SHORTEST = 128;
    private static final long PROMPT = 128;
    private static final long LYRICS_A_SECOND = 5;

    /** A description of usual length, and as many words as are sung in that time. */
    public static SongLength of(double seconds, Topology topology) {
        long frames = (long) (seconds * topology.vae().samplingRate())
                / topology.vae().hop();
        return new SongLength(
                seconds, Math.max(SHORTEST, frames), PROMPT, Math.max(1, Math.round(LYRICS_A_SECOND * seconds)));
    }

    /** The packed condition: lyrics, one reference, description. */
    long conditionTokens() {
        return lyricTokens + 1 + promptTokens;
    }
}
