package dev.acestep.sketch.composition;

import java.util.List;

/**
 * A kind of music: everything that makes a song sound like it.
 *
 * @param words by which captions ask for it; the longest match in a caption wins
 * @param comping the accompanying instruments, the first of which always plays
 */
record Genre(
        String name,
        List<String> words,
        Temper temper,
        Groove groove,
        Harmony harmony,
        BassStyle bass,
        List<Comping> comping,
        LeadStyle lead) {
    Genre {
        words = List.copyOf(words);
        comping = List.copyOf(comping);
    }

    /**
     * The ranges that a genre lives in.
     *
     * @param slowest usual beats a minute
     * @param fastest usual beats a minute
     * @param minorShare how many of its songs are in minor, 0 to 1
     * @param room how much reverb it likes, 1 is a normal mix
     */
    record Temper(int slowest, int fastest, double minorShare, double room) {}

    /** Captions' words for a genre, separated by commas. */
    static List<String> words(String commaSeparated) {
        return List.of(commaSeparated.split(",\\s*"));
    }
}
