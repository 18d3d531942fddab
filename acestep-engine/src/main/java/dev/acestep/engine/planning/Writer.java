package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.Generation;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.engine.decoding.TokenListener;
import dev.acestep.engine.text.Vocabulary;
import java.util.List;

/** A model that answers what fits into it. */
record Writer(Pen pen, Vocabulary vocabulary, PlannerLimits limits) {
    /** Writes the tokens that follow each prompt, as {@link dev.acestep.engine.decoding.Decoder#write} does. */
    @FunctionalInterface
    interface Pen {
        List<long[]> write(List<Generation> generations, TokenListener listener);
    }

    /** For words, which are written without guidance. */
    static TokenChoice unguided(TokenChoice choice) {
        return new TokenChoice(choice.temperature(), choice.topK(), choice.topP(), choice.repetitionPenalty(), 1);
    }

    Prompts prompts() {
        return new Prompts(vocabulary);
    }

    Answer write(Generation generation, TokenListener listener) {
        return write(List.of(generation), listener).getFirst();
    }

    List<Answer> write(List<Generation> generations, TokenListener listener) {
        for (Generation generation : generations) {
            int negative = generation.negative().map(tokens -> tokens.length).orElse(0);
            limits.check(Math.max(generation.prompt().length, negative), generation.mostTokens());
        }
        return pen.write(generations, listener).stream()
                .map(tokens -> new Answer(vocabulary, tokens))
                .toList();
    }
}
