package dev.acestep.engine.decoding;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/** What may come next, known before any score is. */
@SuppressWarnings("ArrayRecordComponent") // compared with scores at once
sealed interface Allowed {
    /** Tokens from {@code first} to before {@code end}. */
    record Run(long first, long end) {
        long count() {
            return end - first;
        }

        /** From the beginning of the first one to the end of the last, of those that are not empty. */
        Run with(Run other) {
            if (count() == 0 || other.count() == 0) {
                return count() == 0 ? other : this;
            }
            return new Run(Math.min(first, other.first), Math.max(end, other.end));
        }
    }

    /** One token, whatever the scores are. */
    record Forced(long token) implements Allowed {}

    /** Some tokens, in the order of their ids. */
    record Some(long... tokens) implements Allowed {}

    /** The best of some tokens, whatever chance would say. */
    record Best(long... tokens) implements Allowed {}

    /** Runs of tokens, in the order of their ids and apart from each other. */
    record Runs(List<Run> runs) implements Allowed {
        public Runs {
            runs = List.copyOf(runs);
        }
    }

    /** It depends on which token of all would be the best. */
    record Depends(int vocabulary, LongFunction<Allowed> onBest) implements Allowed {}

    /** The only one of them, or all. */
    static Allowed of(long... tokens) {
        return tokens.length == 1 ? new Forced(tokens[0]) : new Some(tokens);
    }

    /** The tokens whose scores have to be known; none if no score has. */
    default Run span() {
        return switch (this) {
            case Forced _ -> new Run(0, 0);
            case Some(long[] tokens) -> spanned(tokens);
            case Best(long[] tokens) -> spanned(tokens);
            case Runs(List<Run> runs) -> new Run(runs.getFirst().first, runs.getLast().end);
            case Depends depends -> new Run(0, depends.vocabulary);
        };
    }

    private static Run spanned(long... tokens) {
        return new Run(
                Arrays.stream(tokens).min().orElseThrow(),
                Arrays.stream(tokens).max().orElseThrow() + 1);
    }
}
