package dev.acestep.engine.decoding;

import java.util.List;

/**
 * The genres that a model may name.
 *
 * @param entries in lower case; none leaves the field free
 */
public record GenreWords(List<String> entries) {
    public static final GenreWords NONE = new GenreWords(List.of());

    public GenreWords {
        entries = List.copyOf(entries);
    }
}
