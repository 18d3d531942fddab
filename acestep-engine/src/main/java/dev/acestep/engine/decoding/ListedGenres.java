package dev.acestep.engine.decoding;

import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One of the genres of the list; of those that the caption's words lead to, if any do. */
final class ListedGenres implements Part {
    private final GenreTable genres;
    private final GenreTrie ofCaption;
    private final long newline;
    private final GrammarTables tables;
    private final StringBuilder written = new StringBuilder();

    ListedGenres(GrammarTables tables, GenreTable genres, String caption) {
        this.tables = tables;
        this.genres = genres;
        this.newline = tables.newline();
        ofCaption = genres.trie().of(caption.toLowerCase(Locale.ROOT));
    }

    @Override
    public Allowed next() {
        GenreTrie node = node(Blanks.strip(written.toString().toLowerCase(Locale.ROOT)));
        long[] allowed = node == null ? new long[0] : allowed(node);
        return allowed.length == 0 ? new Allowed.Forced(newline) : Allowed.of(allowed);
    }

    private @Nullable GenreTrie node(String text) {
        GenreTrie node = ofCaption.isEmpty() ? null : ofCaption.at(text);
        return node == null ? genres.trie().at(text) : node;
    }

    private long[] allowed(GenreTrie node) {
        LongStream end = node.isComplete() ? LongStream.of(newline) : LongStream.empty();
        return LongStream.concat(genres.leadingOnFrom(node), end)
                .distinct()
                .sorted()
                .toArray();
    }

    @Override
    public boolean accept(long token) {
        if (token != newline) {
            written.append(tables.text(token));
        }
        return token == newline;
    }
}
