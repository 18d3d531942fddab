package dev.acestep.audio;

/**
 * What a player shows of a file; an empty text is not written.
 *
 * @param title the first words of the prompt
 * @param artist the model that made the music
 * @param comment the whole prompt, the seed and the model: enough to make the song again
 */
public record Tags(String title, String artist, String comment) {
    public static final Tags NONE = new Tags("", "", "");

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_PROMPT = 3500;

    public Tags {
        title = clean(title);
        artist = clean(artist);
        comment = clean(comment);
    }

    /** The tags of a song made from a prompt. */
    public static Tags of(String prompt, long seed, String model) {
        String words = cut(clean(prompt), LONGEST_PROMPT);
        return new Tags(firstWords(words), model, "prompt: %s; seed: %d; model: %s".formatted(words, seed, model));
    }

    private static String firstWords(String text) {
        if (text.length() <= LONGEST_TITLE) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST_TITLE);
        return cut(text, space > 0 ? space : LONGEST_TITLE) + "…";
    }

    /** Control characters would end a text early or break its line in some players. */
    private static String clean(String text) {
        return cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_TEXT);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
