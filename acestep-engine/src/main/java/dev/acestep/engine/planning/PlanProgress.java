package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.TokenListener;
import dev.acestep.engine.planning.PlanListener.Phase;

/** Tells how far the model is, though nobody knows how long words will be. */
record PlanProgress(PlanListener listener) {
    /** A model that writes more than is usual is always about to end. */
    TokenListener words(int usual) {
        return tokens -> listener.written(Phase.METADATA, tokens, Math.max(usual, tokens + 1));
    }

    /**
     * While one of several songs gets its codes.
     *
     * @param expected tokens of one song
     */
    TokenListener codes(int song, int songs, int expected) {
        return tokens -> listener.written(Phase.CODES, song * expected + Math.min(tokens, expected), songs * expected);
    }
}
