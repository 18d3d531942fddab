package dev.acestep.engine.planning;

import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.EngineFailure;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a model may read and write.
 *
 * @param positions of the model
 * @param mostWords tokens of an answer whose length nothing else bounds
 */
public record PlannerLimits(long positions, int mostWords) {
    /** Of the smallest published model; larger ones have more positions. */
    public static final PlannerLimits PUBLISHED = new PlannerLimits(32_768, 3500);

    static final int SHORTEST_SECONDS = 10;
    static final int LONGEST_SECONDS = 600;

    private static final int SPARE_CODES = 10;
    private static final int SPARE_POSITIONS = 64;

    /** Of a model with so many positions. */
    public static PlannerLimits of(long positions) {
        return new PlannerLimits(positions, PUBLISHED.mostWords());
    }

    /** Tokens that words may take. */
    int words() {
        return (int) Math.min(mostWords, positions - SPARE_POSITIONS);
    }

    /** Tokens that the codes of a song may take; a length that nobody knows is the longest. */
    int codes(Optional<Double> seconds) {
        double bounded = Math.clamp(seconds.orElse((double) LONGEST_SECONDS), SHORTEST_SECONDS, LONGEST_SECONDS);
        return (int) Math.min((int) (bounded * Vocabulary.CODES_A_SECOND) + SPARE_CODES, positions - SPARE_POSITIONS);
    }

    /** Tokens that the codes of a song will take, with the one that ends them. */
    int expectedCodes(Optional<Double> seconds) {
        return seconds.map(known -> (int) (known * Vocabulary.CODES_A_SECOND) + 1)
                .orElseGet(() -> codes(seconds));
    }

    /** Refuses what would not fit. */
    void check(int prompt, int most) {
        if (prompt + (long) most > positions - SPARE_POSITIONS) {
            throw new EngineFailure(String.format(
                    Locale.ROOT,
                    "Caption and lyrics are too long for the language model: they make a prompt of %,d tokens, and with"
                            + " %,d to be written at most %,d fit (%,d positions, of which %d stay free)",
                    prompt,
                    most,
                    Math.max(0, positions - SPARE_POSITIONS - most),
                    positions,
                    SPARE_POSITIONS));
        }
    }
}
