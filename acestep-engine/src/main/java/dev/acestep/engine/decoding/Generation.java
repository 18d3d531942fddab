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
        int mostTokens) {}
