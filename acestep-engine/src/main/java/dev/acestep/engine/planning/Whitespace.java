package dev.acestep.engine.planning;

/** What the reference takes for blank; it differs from Java's idea in a few characters. */
final class Whitespace {
    private static final int NEXT_LINE = 0x85;

    private Whitespace() {}

    static boolean is(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    static boolean isAll(String text) {
        return strip(text).isEmpty();
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
