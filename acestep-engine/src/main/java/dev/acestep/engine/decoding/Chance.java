package dev.acestep.engine.decoding;

import dev.acestep.engine.sampling.Draws;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Chooses one of the tokens that may come, as the reference does: penalty, the best {@code k}, the best that make up
 * {@code p}, temperature, one draw.
 *
 * @param vocabularySize so many numbers the reference draws for every token, however few may come
 */
record Chance(TokenChoice choice, Draws draws, int vocabularySize) {
    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final long USUALLY_ENOUGH = 1024;

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
        Tensor values = mostProbable(highest(penalised(allowed, seen)));
        if (choice.temperature() <= 0) {
            return allowed.first() + values.argmax().item_long();
        }
        Tensor chances = values.div(new Scalar(choice.temperature())).softmax(-1);
        Tensor numbers = draws.oneOf(vocabularySize).narrow(0, allowed.first(), values.size(0));
        return allowed.first() + chances.div(numbers).argmax().item_long();
    }

    private Tensor penalised(Scores allowed, Set<Long> seen) {
        long first = allowed.first();
        long end = first + allowed.values().size(0);
        long[] places = seen.stream()
                .filter(token -> token >= first && token < end)
                .mapToLong(token -> token - first)
                .toArray();
        if (choice.repetitionPenalty() == 1 || places.length == 0) {
            return allowed.values();
        }
        Tensor where = torch.tensor(places);
        Tensor old = allowed.values().index_select(0, where);
        Scalar penalty = new Scalar(choice.repetitionPenalty());
        Tensor less = torch.where(old.lt(new Scalar(0)), old.mul(penalty), old.div(penalty));
        return allowed.values().index_copy(0, where, less);
    }

    private Tensor highest(Tensor values) {
        if (choice.topK() <= 0 || choice.topK() >= values.size(0)) {
            return values;
        }
        Tensor least = torch.topk(values, choice.topK()).get0().narrow(0, choice.topK() - 1L, 1);
        return values.masked_fill(values.lt(least), new Scalar(NEVER));
    }

    /** The first ones of the ranking up to the one that passes {@code p}. Of a large vocabulary, few have to be ranked. */
    private Tensor mostProbable(Tensor values) {
        if (choice.topP() <= 0 || choice.topP() >= 1) {
            return values;
        }
        long all = values.size(0);
        long ranked = all > 2 * USUALLY_ENOUGH ? USUALLY_ENOUGH : all;
        Tensor best = mostProbable(values, ranked);
        return best.size(0) < ranked || ranked == all ? kept(values, best) : kept(values, mostProbable(values, all));
    }

    private static Tensor kept(Tensor values, Tensor places) {
        return torch.full_like(values, new Scalar(NEVER)).index_copy_(0, places, values.index_select(0, places));
    }

    /** Their places, or those of all that were ranked if they do not make up {@code p}. */
    private Tensor mostProbable(Tensor values, long ranked) {
        T_TensorTensor_T ranking =
                ranked == values.size(0) ? torch.sort(values, 0, true) : torch.topk(values, ranked, 0, true, true);
        Tensor total = values.logsumexp(0);
        Tensor sums = ranking.get0().sub(total).exp().cumsum(0);
        long below = sums.le(new Scalar(choice.topP())).count_nonzero().item_long();
        return ranking.get1().narrow(0, 0, Math.min(ranked, below + 1));
    }
}
