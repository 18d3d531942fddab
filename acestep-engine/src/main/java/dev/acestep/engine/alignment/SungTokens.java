package dev.acestep.engine.alignment;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Which tokens are words to sing, and not the structure of the song in brackets. */
final class SungTokens implements IntPredicate {
    private final BitSet structure = new BitSet();

    private SungTokens() {}

    static SungTokens of(List<String> texts) {
        SungTokens sung = new SungTokens();
        boolean inBrackets = false;
        for (int token = 0; token < texts.size(); token++) {
            inBrackets |= texts.get(token).contains("[");
            sung.structure.set(token, inBrackets);
            inBrackets &= !texts.get(token).contains("]");
        }
        return sung;
    }

    @Override
    public boolean test(int token) {
        return !structure.get(token);
    }
}
