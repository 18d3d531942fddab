package dev.acestep.engine;

import dev.acestep.engine.text.LyricTokens;
import dev.acestep.engine.text.SongDescription;
import java.util.List;
import java.util.Optional;

/**
 * What the networks are told of a batch.
 *
 * @param otherwise of a morph's source, or of the songs once they leave a cover
 * @param lyrics by which the songs are reviewed; none if nobody asks
 */
record Words(EncodedWords told, Optional<EncodedWords> otherwise, List<LyricTokens> lyrics) {
    /**
     * Encodes the songs' descriptions.
     *
     * @param leavesCover whether the songs are told of without their cover too
     */
    static Words of(List<Song> songs, Edit edit, boolean leavesCover, TextModel model, Trace trace) {
        List<SongDescription> told = songs.stream().map(Song::description).toList();
        List<SongDescription> others = told.stream()
                .flatMap(description -> edit.otherwise(description, leavesCover).stream())
                .toList();
        return new Words(
                EncodedWords.of(told, model, trace),
                others.isEmpty() ? Optional.empty() : Optional.of(EncodedWords.of(others, model, Trace.NONE)),
                Reviewer.lyrics(edit.request().output(), songs, model));
    }

    /** How many tokens of them the DiT sees for each song. */
    long tokens() {
        return told.tokens() + otherwise.map(EncodedWords::tokens).orElse(0L);
    }
}
