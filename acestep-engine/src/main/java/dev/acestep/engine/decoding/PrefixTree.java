package dev.acestep.engine.decoding;

import dev.acestep.engine.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The values of a field as paths of tokens, as they stand behind its name. */
final class PrefixTree {
    private final Map<Long, PrefixTree> children = new TreeMap<>();
    private boolean complete;

    private PrefixTree() {}

    /**
     * The tokens of {@code field: value} without those of {@code field:}. A value whose name the tokenizer would cut in
     * another way is left out.
     */
    static PrefixTree of(Vocabulary vocabulary, MetadataField field, List<String> values) {
        PrefixTree root = new PrefixTree();
        long[] name = vocabulary.template(field.wireName() + ":");
        for (String value : values) {
            long[] line = vocabulary.template(field.wireName() + ": " + value);
            if (line.length > name.length && Arrays.equals(line, 0, name.length, name, 0, name.length)) {
                root.add(Arrays.copyOfRange(line, name.length, line.length));
            }
        }
        return root;
    }

    private void add(long... path) {
        PrefixTree node = this;
        for (long token : path) {
            node = node.children.computeIfAbsent(token, _ -> new PrefixTree());
        }
        node.complete = true;
    }

    /** Whether the path to here is a value. */
    boolean isComplete() {
        return complete;
    }

    /** The tokens that lead on. */
    long[] tokens() {
        return children.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    /** As {@link #tokens}, and the end of the line where the path is a value. */
    long[] tokens(long newline) {
        return complete
                ? LongStream.concat(LongStream.of(tokens()), LongStream.of(newline))
                        .sorted()
                        .toArray()
                : tokens();
    }

    PrefixTree after(long token) {
        PrefixTree child = children.get(token);
        if (child == null) {
            throw new IllegalArgumentException("token %d leads to no value".formatted(token));
        }
        return child;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }
}
