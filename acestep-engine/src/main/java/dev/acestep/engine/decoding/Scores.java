package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.Allowed.Run;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores of neighbouring tokens.
 *
 * @param values {@code [N]}, 32-bit floats; minus infinity for what must not come
 * @param first token whose score is the first
 */
record Scores(Tensor values, long first) {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Led away from a second prompt's scores: {@code other + scale * (this - other)}. */
    Scores guided(Tensor other, double scale) {
        Tensor led = other.add(values.sub(other).mul(new Scalar(scale)));
        return new Scores(led.masked_fill(led.isnan(), new Scalar(NEVER)), first);
    }

    /** What is left of a rule when it has seen the scores: one token, some, or runs of them. */
    Allowed settled(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Depends depends -> settled(depends.onBest().apply(best()));
            case Allowed.Best(long[] tokens) -> new Allowed.Forced(best(tokens));
            case Allowed.Forced _, Allowed.Some _, Allowed.Runs _ -> allowed;
        };
    }

    /** These tokens' scores alone. */
    Scores only(long... tokens) {
        Tensor places = torch.tensor(tokens).sub(new Scalar(first));
        Tensor only = torch.full_like(values, new Scalar(NEVER));
        return new Scores(only.index_copy_(0, places, values.index_select(0, places)), first);
    }

    /** These runs' scores alone. */
    Scores only(List<Run> runs) {
        long end = runs.getLast().end();
        Tensor only = values.narrow(
                        0,
                        runs.getFirst().first() - first,
                        end - runs.getFirst().first())
                .clone();
        for (int i = 1; i < runs.size(); i++) {
            long gap = runs.get(i - 1).end();
            only.narrow(0, gap - runs.getFirst().first(), runs.get(i).first() - gap)
                    .fill_(new Scalar(NEVER));
        }
        return new Scores(only, runs.getFirst().first());
    }

    /** The token with the highest score. */
    long best() {
        return first + values.argmax().item_long();
    }

    private long best(long... tokens) {
        Tensor places = torch.tensor(tokens).sub(new Scalar(first));
        return tokens[(int) values.index_select(0, places).argmax().item_long()];
    }
}
