package dev.acestep.engine.decoding;

import dev.acestep.engine.sampling.Draws;
import java.util.Optional;

/**
 * One answer to be written.
 *
 * @param prompt tokens
 * @param negative tokens of the prompt that guidance leads away from; needed if there is guidance
 * @param grammar empty leaves the model free
 * @param draws where chance comes from
 * @param mostTokens after which it ends in any case
 */
@SuppressWarnings("ArrayRecordComponent") // tokens go to the network at once
public record Generation(
        long[] prompt,
        Optional<long[]> negative,
        Optional<GrammarSettings> grammar,
        TokenChoice choice,
        Draws draws,
        int mostTokens) {
    public Generation {
        if (prompt.length == 0 || negative.filter(tokens -> tokens.length == 0).isPresent()) {
            throw new IllegalArgumentException("a prompt must have a token");
        }
        if (choice.cfgScale() > 1 && negative.isEmpty()) {
            throw new IllegalArgumentException("guidance needs a negative prompt");
        }
    }

    /** The prompt that guidance leads away from, if there is guidance. */
    Optional<long[]> guidedBy() {
        return negative.filter(_ -> choice.cfgScale() > 1);
    }
}
