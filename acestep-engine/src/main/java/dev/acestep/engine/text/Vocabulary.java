package dev.acestep.engine.text;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The tokens of a 5Hz language model by id and by text; any thread may use it. */
public final class Vocabulary {
    /** Codes from 0 that the audio tokenizer knows; a vocabulary may have more, which mean nothing. */
    public static final int CODES = 64_000;

    /** How many codes a second of music has. */
    public static final int CODES_A_SECOND = 5;

    private static final int CHUNK = 8192;

    private final PromptTokenizer tokenizer;
    private final TextCuts cuts;
    private final CodeTokens codes;
    private final long endOfTurn;

    /** Finds the special tokens and the audio codes by their texts. */
    public Vocabulary(PromptTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        cuts = TextCuts.through(tokenizer);
        codes = CodeTokens.of(tokenizer);
        endOfTurn = tokenizer.token("<|im_end|>");
    }

    /** The tokens of a prompt's template, in which special tokens are tokens. */
    public long[] template(String text) {
        return tokenizer.encode(text);
    }

    /** The tokens of what somebody wrote: whatever it says is text, special tokens too. */
    public long[] text(String written) {
        return cuts.pieces(written).stream()
                .map(tokenizer::encode)
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    /** The text of tokens, special ones included. */
    public String decode(long... tokens) {
        return tokenizer.decode(tokens);
    }

    /** The texts of the tokens from 0 on, each alone; takes a while, so whoever needs them keeps them. */
    public String[] texts(int count) {
        String[] texts = new String[count];
        for (int from = 0; from < count; from += CHUNK) {
            int first = from;
            long[][] chunk = new long[Math.min(CHUNK, count - from)][];
            Arrays.setAll(chunk, i -> new long[] {first + i});
            System.arraycopy(tokenizer.decode(chunk), 0, texts, from, chunk.length);
        }
        return texts;
    }

    /** The token that the text is, if it is one. */
    public OptionalLong single(String text) {
        long[] tokens = tokenizer.encode(text);
        return tokens.length == 1 ? OptionalLong.of(tokens[0]) : OptionalLong.empty();
    }

    /** {@code <|im_end|>}, with which an answer ends. */
    public long endOfTurn() {
        return endOfTurn;
    }

    /** {@code <|endoftext|>}. */
    public long pad() {
        return tokenizer.padToken();
    }

    /** Whether there is a token for the code; in published vocabularies there is for all of {@link #CODES}. */
    public boolean hasCode(int code) {
        return codes.has(code);
    }

    /** The token of a code below {@link #CODES}, which there must be. */
    public long ofCode(int code) {
        if (!codes.has(code)) {
            throw new IllegalArgumentException("the vocabulary has no code " + code);
        }
        return codes.ofCode()[code];
    }

    /** The code that the token is, if it is a known one. */
    public OptionalInt code(long token) {
        return codes.code(token);
    }

    /** The tokens of all known codes, in the order of their ids. */
    public long[] codeTokens() {
        return codes.tokens().clone();
    }
}
