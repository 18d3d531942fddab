package dev.acestep.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What each token adds to a text, when characters may be spread over several tokens. */
final class TokenTexts {
    private static final String INCOMPLETE = "\uFFFD";

    /** A character has four bytes at most, so that as many tokens complete it or never will. */
    private static final int LONGEST_CHARACTER = 4;

    private TokenTexts() {}

    static List<String> of(long[] tokens, Function<long[], String> decoder) {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= tokens.length; end++) {
            String text = decoder.apply(Arrays.copyOfRange(tokens, begin, end));
            boolean waits = text.endsWith(INCOMPLETE) && end < tokens.length && end - begin < LONGEST_CHARACTER;
            texts.add(waits ? "" : text);
            begin = waits ? begin : end;
        }
        return texts;
    }
}
