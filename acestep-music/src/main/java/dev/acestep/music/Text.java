package dev.acestep.music;

/**
 * The words of a request.
 *
 * @param prompt description of the music
 * @param globalCaption description of the whole song, where {@code prompt} describes one track
 * @param lyrics with section tags; see {@link Lyrics}
 * @param instruction edit instruction for the model; empty takes the task's own
 */
public record Text(String prompt, String globalCaption, String lyrics, String instruction) {
    public static final int LONGEST_PROMPT = 10_000;
    public static final int LONGEST_LYRICS = 20_000;

    public Text {
        Range.text("prompt", prompt, LONGEST_PROMPT);
        Range.text("global_caption", globalCaption, LONGEST_PROMPT);
        Range.text("lyrics", lyrics, LONGEST_LYRICS);
        Range.text("instruction", instruction, LONGEST_PROMPT);
    }

    public static Text of(String prompt, String lyrics) {
        return new Text(prompt, "", lyrics, "");
    }
}
