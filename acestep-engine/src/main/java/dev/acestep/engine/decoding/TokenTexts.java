package dev.acestep.engine.decoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** All tokens by their texts in lower case without blanks behind, in alphabetical order. */
final class TokenTexts {
    private record Entry(String text, int token) {}

    private final List<Entry> words;
    private final List<Entry> blanks;

    TokenTexts(String... texts) {
        List<Entry> all = IntStream.range(0, texts.length)
                .filter(token -> !texts[token].isEmpty())
                .mapToObj(token -> new Entry(texts[token].toLowerCase(Locale.ROOT), token))
                .toList();
        words = all.stream()
                .map(entry -> new Entry(Blanks.stripEnd(entry.text), entry.token))
                .filter(entry -> !entry.text.isEmpty())
                .sorted(Comparator.comparing(Entry::text))
                .toList();
        blanks = all.stream()
                .filter(entry -> Blanks.stripEnd(entry.text).isEmpty())
                .toList();
    }

    /** The tokens that lead from the node to another one. */
    LongStream leadingOnFrom(GenreTrie node) {
        List<Integer> found = new ArrayList<>();
        collect(node, 0, 0, words.size(), found);
        if (node.children().containsKey(' ') || node.children().containsKey(',')) {
            blanks.stream()
                    .filter(blank -> node.children().containsKey(blank.text.charAt(0)))
                    .forEach(blank -> found.add(blank.token));
        }
        return found.stream().mapToLong(Integer::longValue);
    }

    /** Of the words from {@code from} to {@code to}, whose first {@code depth} characters lead to the node. */
    private void collect(GenreTrie node, int depth, int from, int to, List<Integer> found) {
        int at = from;
        while (at < to && words.get(at).text.length() == depth) {
            found.add(words.get(at).token);
            at++;
        }
        if (at == to) {
            return;
        }
        for (Map.Entry<Character, GenreTrie> child : node.children().entrySet()) {
            int first = firstFrom(child.getKey(), depth, at, to);
            int end = firstFrom((char) (child.getKey() + 1), depth, first, to);
            if (first < end) {
                collect(child.getValue(), depth + 1, first, end, found);
            }
        }
    }

    /** The first of the words whose character at {@code depth} is not smaller. */
    private int firstFrom(char character, int depth, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).text.charAt(depth) < character) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
