package dev.acestep.engine.text;

import java.util.OptionalInt;

/** The tokens of a 5Hz language model by id and by text. */
public final class Vocabulary {
    /** Codes from 0 that the audio tokenizer knows; a vocabulary may have more, which mean nothing. */
    public static final int CODES = 64_000;

    /** Finds the special tokens and the audio codes by their texts. */
    public Vocabulary(PromptTokenizer tokenizer) {
        Seam.missing(tokenizer);
    }

    /** The tokens of a prompt's template, in which special tokens are tokens. */
    public long[] template(String text) {
        return Seam.missing();
    }

    /** The tokens of what somebody wrote: whatever it says is text, special tokens too. */
    public long[] text(String written) {
        return Seam.missing();
    }

    /** The text of tokens, special ones included. */
    public String decode(long... tokens) {
        return Seam.missing();
    }

    /** {@code <|im_end|>}, with which an answer ends. */
    public long endOfTurn() {
        return Seam.missing();
    }

    /** {@code <|endoftext|>}. */
    public long pad() {
        return Seam.missing();
    }

    /** The token of a code from 0 to {@link #CODES}. */
    public long ofCode(int code) {
        return Seam.missing();
    }

    /** The code that the token is, if it is a known one. */
    public OptionalInt code(long token) {
        return Seam.missing();
    }
}
