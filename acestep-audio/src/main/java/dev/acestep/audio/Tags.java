package dev.acestep.audio;

/**
 * What a player shows of a file; an empty text is not written.
 *
 * @param title the first words of the prompt
 * @param artist the model that made the music
 * @param comment the whole prompt, the seed and the model: enough to make the song again
 * @param lyrics line by line, in the form of LRC if their times are known
 */
public record Tags(String title, String artist, String comment, String lyrics) {
    public static final Tags NONE = new Tags("", "", "", "");

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_PROMPT = 3500;
    private static final int LONGEST_LYRICS = 64 * 1024;

    public Tags {
        title = clean(title);
        artist = clean(artist);
        comment = clean(comment);
        lyrics = cut(lyrics.replaceAll("[\\p{Cntrl}&&[^\n]]+", " ").strip(), LONGEST_LYRICS);
    }

    /** The tags of a song made from a prompt. */
    public static Tags of(String prompt, long seed, String model) {
        String words = cut(clean(prompt), LONGEST_PROMPT);
        String comment = "prompt: %s; seed: %d; model: %s".formatted(words, seed, model);
        return new Tags(firstWords(words), model, comment, "");
    }

    public Tags withLyrics(String words) {
        return new Tags(title, artist, comment, words);
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
