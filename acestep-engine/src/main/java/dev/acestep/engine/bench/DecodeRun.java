package dev.acestep.engine.bench;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.lm.Sequences;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Pointer;

/**
 * Sequences that are written in turns, a token each, so that a machine that is slower for a moment is it for all of them.
 */
final class DecodeRun implements AutoCloseable {
    static final String FULL_HEAD = "all scores";
    static final String CODES_HEAD = "codes";
    static final String GUIDED_PAIR = "codes, guided pair";

    private static final int MOST_WARM_UP = 8;

    private final LanguageBench.Plan plan;
    private final List<Written> written = new ArrayList<>();
    private final int warmUp;
    private long resident;
    private long pointers;

    /** What is written: so many rows, with the scores of so many tokens. */
    record Case(String what, int rows, long firstScore, long scores) {}

    private record Written(Case what, Sequences sequences, List<Double> seconds) {
        double score() {
            return Timing.of(() -> sequences.logits(what.firstScore(), what.scores()));
        }
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    DecodeRun(CausalLanguageModel model, LanguageBench.Plan plan) {
        this.plan = plan;
        warmUp = Math.min(MOST_WARM_UP, plan.tokens() / 2);
        long vocabulary = model.config().vocabSize();
        long[] prompt = LongStream.range(0, plan.promptTokens())
                .map(i -> i * 7919 % vocabulary)
                .toArray();
        for (Case what : plan.cases()) {
            List<long[]> prompts = Collections.nCopies(what.rows(), prompt);
            written.add(new Written(what, model.begin(prompts, 0, plan.tokens()), new ArrayList<>()));
        }
    }

    /** Reads the prompts; the times are the first of each. */
    void read() {
        written.forEach(one -> one.seconds().add(one.score()));
    }

    void write() {
        for (int i = 0; i < plan.tokens(); i++) {
            if (i == warmUp) {
                resident = PeakMemory.now().orElse(0);
                pointers = Pointer.totalCount();
            }
            long token = plan.topology().firstCode() + i;
            for (Written one : written) {
                long[] next = new long[one.what().rows()];
                Arrays.fill(next, token);
                one.sequences().append(next);
                one.seconds().add(one.score());
            }
        }
        try (var _ = TensorScope.open()) {
            for (Written one : written) {
                Timing.finite(one.what().what(), one.sequences().logits(0, 1));
            }
        }
    }

    LanguageTimes times(Precision precision, double loading, double readRate, LanguageWork work) {
        List<DecodeTime> decodes =
                written.stream().map(one -> decode(one, readRate, work)).toList();
        double reading = written.get(1).seconds().getFirst();
        return new LanguageTimes(
                precision,
                loading,
                readRate,
                plan.promptTokens() / reading,
                decodes,
                median(GUIDED_PAIR) / median(CODES_HEAD),
                PeakMemory.now().orElse(0) - resident,
                Pointer.totalCount() - pointers);
    }

    private DecodeTime decode(Written one, double readRate, LanguageWork work) {
        double seconds = median(one.what().what());
        double bytes = work.weightBytes(one.what().scores());
        return new DecodeTime(
                one.what().what(),
                one.what().rows(),
                one.what().scores(),
                plan.tokens(),
                seconds,
                bytes,
                work.rememberedBytes(one.what().rows(), plan.promptTokens() + plan.tokens()),
                bytes / readRate / seconds);
    }

    private double median(String what) {
        Written found = written.stream()
                .filter(one -> one.what().what().equals(what))
                .findFirst()
                .orElseThrow();
        List<Double> steps = found.seconds().subList(1 + warmUp, found.seconds().size()).stream()
                .sorted()
                .toList();
        return steps.get(steps.size() / 2);
    }

    @Override
    public void close() {
        written.forEach(one -> one.sequences().close());
    }
}
