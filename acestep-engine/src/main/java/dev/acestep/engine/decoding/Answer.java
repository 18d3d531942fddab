package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.Allowed.Run;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/** One answer as far as it is written. */
final class Answer {
    private final Generation generation;
    private final GrammarTables tables;
    private final Optional<Course> course;
    private final Chance chance;
    private final LongStream.Builder tokens = LongStream.builder();
    private final Set<Long> seen = new HashSet<>();
    private Allowed allowed;
    private int written;
    private long last;
    private boolean ended;

    Answer(Generation generation, Grammar grammar) {
        this.generation = generation;
        tables = grammar.tables();
        course = generation.grammar().map(settings -> grammar.begin(settings, generation.prompt()));
        chance = new Chance(generation.choice(), generation.draws(), tables.vocabularySize());
        allowed = next();
        ended = generation.mostTokens() <= 0;
        if (generation.choice().repetitionPenalty() != 1) {
            Arrays.stream(generation.prompt()).forEach(seen::add);
            generation
                    .guidedBy()
                    .filter(negative -> negative.length > generation.prompt().length)
                    .ifPresent(_ -> seen.add(tables.vocabulary().pad()));
        }
    }

    /** What the network reads for it: the prompt, and the one that it is led away from. */
    Stream<long[]> prompts() {
        return Stream.concat(Stream.of(generation.prompt()), generation.guidedBy().stream());
    }

    /** What the network reads next, for each of its prompts. */
    LongStream appended() {
        long token = ended ? tables.vocabulary().pad() : last;
        return prompts().mapToLong(_ -> token);
    }

    int mostTokens() {
        return generation.mostTokens();
    }

    /** What its next token is part of, if there is a grammar. */
    Optional<GrammarState> state() {
        return course.map(Course::state);
    }

    boolean isEnded() {
        return ended;
    }

    long[] tokens() {
        return tokens.build().toArray();
    }

    /** The tokens whose scores the next one depends on. */
    Run span() {
        return ended ? new Run(0, 0) : allowed.span();
    }

    /**
     * Takes one of the tokens that may come.
     *
     * @param logits {@code [B, N]} of its prompts, for the tokens from {@code first} on; not looked at if the span is empty
     */
    void write(Tensor logits, long first) {
        if (allowed instanceof Allowed.Forced(long token)) {
            take(token);
        } else {
            write(scores(logits, first));
        }
    }

    private Scores scores(Tensor logits, long first) {
        Scores own = new Scores(logits.select(0, 0), first);
        return logits.size(0) == 1
                ? own
                : own.guided(logits.select(0, 1), generation.choice().cfgScale());
    }

    private void write(Scores scores) {
        switch (scores.settled(allowed)) {
            case Allowed.Some(long[] some) -> add(chance.choose(scores.only(some), seen));
            case Allowed.Runs(List<Run> runs) -> add(chance.choose(scores.only(runs), seen));
            case Allowed.Forced(long token) -> take(token);
            case Allowed.Best _, Allowed.Depends _ -> throw new IllegalStateException("the rule is not settled");
        }
    }

    private void take(long token) {
        chance.skip();
        add(token);
    }

    private void add(long token) {
        tokens.add(token);
        seen.add(token);
        written++;
        last = token;
        ended = written == generation.mostTokens()
                || token == tables.endOfTurn()
                || token == tables.vocabulary().pad();
        course.ifPresent(grammar -> grammar.accept(token));
        allowed = ended ? allowed : next();
    }

    private Allowed next() {
        return course.map(Course::next).orElse(tables.anything());
    }
}
