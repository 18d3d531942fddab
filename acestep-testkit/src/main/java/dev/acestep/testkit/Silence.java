package dev.acestep.testkit;

import dev.acestep.music.Pcm;

/** Finds gaps. */
public final class Silence {
    private Silence() {}

    /**
     * Seconds of the longest stretch in which no sample of either channel reaches the level.
     *
     * @param untilSeconds where listening stops, so that a final fade does not count
     */
    public static double longestBelow(Pcm audio, double dbfs, double untilSeconds) {
        double level = Math.pow(10, dbfs / 20);
        int until = (int) Math.min(audio.frames(), Math.round(untilSeconds * Pcm.SAMPLE_RATE));
        int longest = 0;
        int length = 0;
        for (int i = 0; i < until; i++) {
            boolean quiet = Math.abs(audio.left()[i]) < level && Math.abs(audio.right()[i]) < level;
            length = quiet ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest / (double) Pcm.SAMPLE_RATE;
    }
}
