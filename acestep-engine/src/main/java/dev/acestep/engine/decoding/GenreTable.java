package dev.acestep.engine.decoding;

import dev.acestep.engine.text.Vocabulary;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The genres of the list and the tokens that they are made of; both are found out when they are asked for. */
final class GenreTable {
    private final Vocabulary vocabulary;
    private final int vocabularySize;
    private final GenreWords words;
    private @Nullable GenreTrie trie;
    private @Nullable TokenTexts texts;

    GenreTable(Vocabulary vocabulary, int vocabularySize, GenreWords words) {
        this.vocabulary = vocabulary;
        this.vocabularySize = vocabularySize;
        this.words = words;
    }

    boolean isEmpty() {
        return words.entries().isEmpty();
    }

    synchronized GenreTrie trie() {
        if (trie == null) {
            trie = GenreTrie.of(words.entries());
        }
        return trie;
    }

    /** The tokens that lead from a node of the trie to another. */
    LongStream leadingOnFrom(GenreTrie node) {
        return texts().leadingOnFrom(node);
    }

    private synchronized TokenTexts texts() {
        if (texts == null) {
            texts = new TokenTexts(vocabulary.texts(vocabularySize));
        }
        return texts;
    }
}
