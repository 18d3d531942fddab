package dev.acestep.music;


/** How long a song would be that nobody gave a duration. */
public final class LyricsTiming {
    private static final double SHORTEST_LINE = 3;
    private static final double LONGEST_LINE = 6;
    private static final double SECONDS_PER_SYLLABLE = 0.36;
    private static final double INSTRUMENTAL_PART = 9;
    private static final double AROUND = 14;
    private static final double SHORTEST = 20;

    private LyricsTiming() {}

    /**
     * Seconds that the lyrics need at an easy pace.
     *
     * @param otherwise seconds if there is nothing to sing
     */
    public static double seconds(Lyrics lyrics, Language language, double otherwise) {
        if (lyrics.isInstrumental()) {
            return otherwise;
        }
        double seconds = AROUND;
        for (Lyrics.Section section : lyrics.sections()) {
            seconds += section.lines().isEmpty() ? INSTRUMENTAL_PART : 0;
            for (String line : section.lines()) {
                double sung =
                        SECONDS_PER_SYLLABLE * Syllables.of(line, language).size() + 0.6;
                seconds += Math.clamp(sung, SHORTEST_LINE, LONGEST_LINE);
            }
        }
        return Math.clamp(Math.rint(seconds), SHORTEST, AudioDuration.LONGEST);
    }
}
