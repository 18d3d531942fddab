package dev.acestep.engine.decoding;

import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.EngineFailure;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Chooses one of the tokens that may come, as the reference does: filters, temperature, one draw.
 *
 * @param vocabularySize so many numbers the reference draws for every token, however few may come
 */
record Chance(TokenChoice choice, Draws draws, int vocabularySize) {
    /** Draws as for any token, where there is no choice. */
    void skip() {
        if (choice.temperature() > 0) {
            draws.skipOneOf(vocabularySize);
        }
    }

    /**
     * The token.
     *
     * @param allowed at least one score is a number
     * @param seen tokens of prompt and answer
     */
    long choose(Scores allowed, Set<Long> seen) {
        Tensor values = new Filters(choice).filtered(allowed, seen);
        if (!Double.isFinite(values.max().item_double())) {
            throw new EngineFailure("The language model's scores are not numbers");
        }
        if (choice.temperature() <= 0) {
            return allowed.first() + values.argmax().item_long();
        }
        Tensor chances = values.div(new Scalar(choice.temperature())).softmax(-1);
        return draws.oneOf(chances, allowed.first(), vocabularySize);
    }
}
