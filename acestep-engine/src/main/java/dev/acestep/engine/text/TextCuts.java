package dev.acestep.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Where somebody's text is cut so that no added token is found in it. A letter or digit is never in one word with a sign
 * behind it, in Qwen2's way to split texts; so pieces that begin there have the tokens that the whole text has. Every added
 * token has such a place inside.
 *
 * @param signs that begin a piece when they follow a letter or digit
 */
record TextCuts(String signs) {
    /** The cuts that every one of these added tokens has. */
    static TextCuts through(PromptTokenizer tokenizer) {
        StringBuilder signs = new StringBuilder();
        for (String token : tokenizer.addedTokens()) {
            char sign = sign(tokenizer, token);
            if (signs.indexOf(String.valueOf(sign)) < 0) {
                signs.append(sign);
            }
        }
        return new TextCuts(signs.toString());
    }

    /** The text in pieces, of which each is to be encoded alone. */
    List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0 && isWord(text.charAt(i - 1))) {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static char sign(PromptTokenizer tokenizer, String token) {
        for (int i = 1; i < token.length(); i++) {
            if (isWord(token.charAt(i - 1)) && isSign(token.charAt(i))) {
                return token.charAt(i);
            }
        }
        throw tokenizer.bad("has the token %s, which could not be told from text".formatted(token));
    }

    /** K is left out, as a sign of its own (that for Kelvin) becomes one when the tokenizer composes characters. */
    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z' && c != 'K') || (c >= '0' && c <= '9');
    }

    /** Without semicolon and backtick, for the same reason. */
    private static boolean isSign(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && c != ';' && c != '`';
    }
}
