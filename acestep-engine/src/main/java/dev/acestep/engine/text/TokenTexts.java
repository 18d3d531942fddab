package dev.acestep.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What each token adds to a text, when characters may be spread over several tokens. */
final class TokenTexts {
    private static final String INCOMPLETE = "\uFFFD";

    private TokenTexts() {}

    static List<String> of(long[] tokens, Function<long[], String> decoder) {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= tokens.length; end++) {
            String text = decoder.apply(Arrays.copyOfRange(tokens, begin, end));
            boolean waits = end < tokens.length
                    && text.endsWith(INCOMPLETE)
                    && !isExtended(text, decoder.apply(Arrays.copyOfRange(tokens, begin, end + 1)));
            texts.add(waits ? "" : text);
            begin = waits ? begin : end;
        }
        return texts;
    }

    /** Whether the text is whole, so that the next token adds to it; it may really end with that character. */
    private static boolean isExtended(String text, String withNext) {
        return withNext.startsWith(text) && withNext.length() > text.length();
    }
}
