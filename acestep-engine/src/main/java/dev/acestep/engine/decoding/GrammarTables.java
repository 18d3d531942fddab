package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.Allowed.Run;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.BadCheckpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The sets of tokens that the grammar speaks of, found out once for a vocabulary; any thread may use them. */
final class GrammarTables {
    private final Vocabulary vocabulary;
    private final int vocabularySize;
    private final long newline;
    private final Allowed anything;
    private final Allowed anythingButNewline;
    private final Allowed words;
    private final Allowed freeText;
    private final Allowed codes;
    private final Allowed codesOrEnd;

    GrammarTables(Vocabulary vocabulary, int vocabularySize) {
        this.vocabulary = vocabulary;
        this.vocabularySize = vocabularySize;
        newline = single("\n");
        long[] codeTokens = vocabulary.codeTokens();
        anything = allBut();
        anythingButNewline = allBut(newline);
        words = allBut(with(single("`"), codeTokens));
        freeText = allBut(codeTokens);
        codes = new Allowed.Runs(runs(codeTokens));
        codesOrEnd = new Allowed.Runs(runs(with(vocabulary.endOfTurn(), codeTokens)));
        if (codesOrEnd.span().end() > vocabularySize) {
            throw new BadCheckpoint("the tokenizer has token %d, the language model knows %d"
                    .formatted(codesOrEnd.span().end() - 1, vocabularySize));
        }
    }

    /** The token of a text that the grammar cannot do without. */
    long single(String text) {
        return vocabulary
                .single(text)
                .orElseThrow(() -> new BadCheckpoint("the tokenizer has no token for \"%s\"".formatted(text)));
    }

    /** The tokens of a fixed text, each the longest that there is. */
    long[] longestTokens(String text) {
        LongStream.Builder tokens = LongStream.builder();
        String rest = text;
        while (!rest.isEmpty()) {
            int end = rest.length();
            while (end > 1 && vocabulary.single(rest.substring(0, end)).isEmpty()) {
                end--;
            }
            tokens.add(single(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        return tokens.build().toArray();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    int vocabularySize() {
        return vocabularySize;
    }

    /** A token's text alone. */
    String text(long token) {
        return vocabulary.decode(token);
    }

    long newline() {
        return newline;
    }

    long endOfTurn() {
        return vocabulary.endOfTurn();
    }

    Allowed anything() {
        return anything;
    }

    Allowed anythingButNewline() {
        return anythingButNewline;
    }

    /** All but codes and the backtick, with which blocks of program text would begin. */
    Allowed words() {
        return words;
    }

    /** All but codes. */
    Allowed freeText() {
        return freeText;
    }

    Allowed codes() {
        return codes;
    }

    /** Codes, or the end of the answer. */
    Allowed codesOrEnd() {
        return codesOrEnd;
    }

    private static long[] with(long token, long... tokens) {
        return LongStream.concat(LongStream.of(token), Arrays.stream(tokens))
                .sorted()
                .distinct()
                .toArray();
    }

    private Allowed allBut(long... tokens) {
        List<Run> gaps = new ArrayList<>();
        long from = 0;
        for (Run run : runs(tokens)) {
            addIfAny(gaps, from, run.first());
            from = run.end();
        }
        addIfAny(gaps, from, vocabularySize);
        return new Allowed.Runs(gaps);
    }

    private static void addIfAny(List<Run> runs, long first, long end) {
        if (first < end) {
            runs.add(new Run(first, end));
        }
    }

    private static List<Run> runs(long... sorted) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[i - 1] + 1) {
                runs.add(new Run(sorted[from], sorted[i - 1] + 1));
                from = i;
            }
        }
        return runs;
    }
}
