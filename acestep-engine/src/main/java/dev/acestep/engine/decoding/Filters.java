package dev.acestep.engine.decoding;

import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What lowers or removes scores before one is drawn: penalty, the best {@code k}, the best that make up {@code p}. */
record Filters(TokenChoice choice) {
    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final long USUALLY_ENOUGH = 1024;

    /**
     * All in the reference's order.
     *
     * @param seen tokens of prompt and answer
     */
    Tensor filtered(Scores allowed, Set<Long> seen) {
        return mostProbable(highest(penalised(allowed, seen)));
    }

    Tensor penalised(Scores allowed, Set<Long> seen) {
        if (choice.repetitionPenalty() == 1) {
            return allowed.values();
        }
        long first = allowed.first();
        long end = first + allowed.values().size(0);
        long[] places = seen.stream()
                .filter(token -> token >= first && token < end)
                .mapToLong(token -> token - first)
                .toArray();
        if (places.length == 0) {
            return allowed.values();
        }
        Tensor where = torch.tensor(places);
        Tensor old = allowed.values().index_select(0, where);
        Scalar penalty = new Scalar(choice.repetitionPenalty());
        Tensor less = torch.where(old.lt(new Scalar(0)), old.mul(penalty), old.div(penalty));
        return allowed.values().index_copy(0, where, less);
    }

    Tensor highest(Tensor values) {
        if (choice.topK() <= 0 || choice.topK() >= values.size(0)) {
            return values;
        }
        Tensor least = torch.topk(values, choice.topK()).get0().narrow(0, choice.topK() - 1L, 1);
        return values.masked_fill(values.lt(least), new Scalar(NEVER));
    }

    /** The first ones of the ranking up to the one that passes {@code p}. Of a large vocabulary, few have to be ranked. */
    Tensor mostProbable(Tensor values) {
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
        Tensor chances = ranked == values.size(0)
                ? ranking.get0().softmax(0)
                : values.softmax(0).index_select(0, ranking.get1());
        long below =
                chances.cumsum(0).le(new Scalar(choice.topP())).count_nonzero().item_long();
        return ranking.get1().narrow(0, 0, Math.min(ranked, below + 1));
    }
}
