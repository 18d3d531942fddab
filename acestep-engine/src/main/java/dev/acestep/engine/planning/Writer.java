package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Decoder;
import dev.acestep.engine.decoding.Generation;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.decoding.TokenListener;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.text.Vocabulary;
import java.util.List;
import org.bytedeco.pytorch.Device;

/** The decoder, asked for answers to what fits into its model. */
record Writer(Decoder decoder, Vocabulary vocabulary, PlannerLimits limits) {
    Prompts prompts() {
        return new Prompts(vocabulary);
    }

    /** Chance that follows from the seed, on the main processor, until the scope that is open now closes. */
    static Draws draws(long seed) {
        return Draws.of(seed, new Device("cpu"));
    }

    /** For words, which are written without guidance. */
    static TokenChoice unguided(TokenChoice choice) {
        return new TokenChoice(choice.temperature(), choice.topK(), choice.topP(), choice.repetitionPenalty(), 1);
    }

    Answer write(Generation generation, TokenListener listener) {
        return write(List.of(generation), listener).getFirst();
    }

    List<Answer> write(List<Generation> generations, TokenListener listener) {
        for (Generation generation : generations) {
            int negative = generation.negative().map(tokens -> tokens.length).orElse(0);
            limits.check(Math.max(generation.prompt().length, negative), generation.mostTokens());
        }
        return decoder.write(generations, listener).stream()
                .map(tokens -> new Answer(vocabulary, tokens))
                .toList();
    }
}
