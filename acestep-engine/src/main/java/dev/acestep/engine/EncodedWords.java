package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.engine.text.TextEncoder;
import dev.acestep.engine.text.TokenBatch;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * A batch's words as vectors.
 *
 * @param prompts {@code [B, L, Ht]}, of the whole transformer
 * @param promptMask {@code [B, L]}, 0 where padded
 * @param lyrics {@code [B, L, Ht]}, of the embedding table alone
 * @param lyricMask {@code [B, L]}, 0 where padded
 */
record EncodedWords(Tensor prompts, Tensor promptMask, Tensor lyrics, Tensor lyricMask) {
    private static final int LONGEST_PROMPT = 256;

    /** Tokens of the lyrics with their header and end. */
    static final int LONGEST_LYRICS = 2048;

    static EncodedWords of(List<SongDescription> songs, TextModel model, Trace trace) {
        TokenBatch prompts = tokens(songs, SongDescription::prompt, LONGEST_PROMPT, model);
        TokenBatch lyrics = tokens(songs, SongDescription::lyricText, LONGEST_LYRICS, model);
        trace.stage(
                Stage.TOKENS,
                () -> Map.of(
                        "text_token_ids", prompts.ids(),
                        "text_attention_mask", prompts.mask(),
                        "lyric_token_ids", lyrics.ids(),
                        "lyric_attention_mask", lyrics.mask()));
        TextEncoder encoder = model.encoder();
        EncodedWords words = new EncodedWords(
                encoder.forward(prompts.ids()), prompts.mask(), encoder.embed(lyrics.ids()), lyrics.mask());
        trace.stage(Stage.TEXT_HIDDEN_STATES, () -> Map.of("text_hidden_states", words.prompts));
        trace.stage(Stage.LYRIC_EMBEDDINGS, () -> Map.of("lyric_hidden_states", words.lyrics));
        return words;
    }

    /** Of a song's words, and one for the sound of its reference. */
    long tokens() {
        return prompts.size(1) + lyrics.size(1) + 1;
    }

    private static TokenBatch tokens(
            List<SongDescription> songs, Function<SongDescription, String> text, int longest, TextModel model) {
        PromptTokenizer tokenizer = model.tokenizer();
        List<long[]> ids = songs.stream()
                .map(song -> tokenizer.encode(text.apply(song), longest))
                .toList();
        return TokenBatch.of(ids, tokenizer.padToken()).on(model.device());
    }
}
