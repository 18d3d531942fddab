package dev.acestep.engine.decoding;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Genres by their characters. */
final class GenreTrie {
    private static final int MOST_OF_A_CAPTION = 100;
    private static final int SHORTEST_WORD = 2;

    private final Map<Character, GenreTrie> children = new LinkedHashMap<>();
    private boolean complete;

    private GenreTrie() {}

    static GenreTrie of(Iterable<String> entries) {
        GenreTrie root = new GenreTrie();
        for (String entry : entries) {
            GenreTrie node = root;
            for (int i = 0; i < entry.length(); i++) {
                node = node.children.computeIfAbsent(entry.charAt(i), _ -> new GenreTrie());
            }
            node.complete = true;
        }
        return root;
    }

    /** The genres that begin with a word of the caption; empty if none does. */
    GenreTrie of(String lowerCaseCaption) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : List.of(lowerCaseCaption.split("[,\\s\\-_/\\\\|]+"))) {
            GenreTrie node = word.length() < SHORTEST_WORD ? null : at(word);
            if (node != null) {
                node.collect(word, found);
            }
        }
        return of(found);
    }

    private void collect(String path, Set<String> found) {
        if (complete) {
            found.add(path);
        }
        for (Map.Entry<Character, GenreTrie> child : children.entrySet()) {
            if (found.size() >= MOST_OF_A_CAPTION) {
                return;
            }
            child.getValue().collect(path + child.getKey(), found);
        }
    }

    /** What follows the text, if any entry begins with it. */
    @Nullable
    GenreTrie at(String text) {
        GenreTrie node = this;
        for (int i = 0; i < text.length() && node != null; i++) {
            node = node.children.get(text.charAt(i));
        }
        return node;
    }

    Map<Character, GenreTrie> children() {
        return children;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }
}
