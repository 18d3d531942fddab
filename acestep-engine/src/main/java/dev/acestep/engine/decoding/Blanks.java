package dev.acestep.engine.decoding;

/** What the reference takes for blanks: white space of all kinds, the unbreakable too. */
final class Blanks {
    private static final int NEXT_LINE = 0x85;

    private Blanks() {}

    static boolean is(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == NEXT_LINE;
    }

    static String strip(String text) {
        int from = 0;
        while (from < text.length() && is(text.charAt(from))) {
            from++;
        }
        return stripEnd(text.substring(from));
    }

    static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
