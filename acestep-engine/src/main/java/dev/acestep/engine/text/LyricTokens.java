package dev.acestep.engine.text;

import dev.acestep.music.Lyrics;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of the lyrics among what the text encoder was told of a song.
 *
 * @param first how many tokens, of the header, come before them
 * @param texts of each of them; empty where a token ends within a character, which is then in the text of the token that
 *     completes it
 * @param sung whether there are words among them, and not only tags
 */
public record LyricTokens(int first, List<String> texts, boolean sung) {
    public LyricTokens {
        texts = List.copyOf(texts);
    }

    /**
     * Those that take part in the condition.
     *
     * @param longest how many tokens of the whole text do
     */
    public static LyricTokens of(SongDescription description, PromptTokenizer tokenizer, int longest) {
        long[] ids = tokenizer.encode(description.lyricText(), longest);
        int end = 0;
        while (end < ids.length && ids[end] != tokenizer.padToken()) {
            end++;
        }
        int first = Math.min(end, tokenizer.encode(description.lyricHeader()).length);
        List<String> texts = TokenTexts.of(Arrays.copyOfRange(ids, first, end), tokenizer::decode);
        return new LyricTokens(
                first, texts, !Lyrics.parse(String.join("", texts)).isInstrumental());
    }

    public int count() {
        return texts.size();
    }
}
