package dev.acestep.cli;

/** Words that somebody else wrote, on the way to a terminal. */
final class TerminalText {
    private TerminalText() {}

    /** The words without what a terminal would obey; line breaks and tabs stay. */
    static String safe(String words) {
        return words.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}\u0080-\u009F&&[^\n\t]]", "");
    }
}
