package dev.acestep.engine.decoding;

/** A stretch of an answer, from its first token on. */
interface Part {
    Allowed next();

    /** Takes what was chosen; true if that was the stretch's last token. */
    boolean accept(long token);
}
