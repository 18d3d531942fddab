package dev.acestep.engine.bench;

import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.NativeRuntime;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures how fast a language model reads and writes, precision after precision. */
public final class LanguageBench {
    private final Plan plan;
    private final Consumer<String> progress;

    /** @param progress is told what is being done, in words */
    public LanguageBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * What to measure.
     *
     * @param tokens to write
     * @param batches numbers of sequences that are written at once, besides one and the guided pair
     */
    public record Plan(
            LanguageTopology topology,
            List<Precision> precisions,
            Device device,
            int promptTokens,
            int tokens,
            List<Integer> batches) {
        public Plan {
            precisions = precisions.stream().distinct().toList();
            batches = batches.stream().filter(rows -> rows > 2).distinct().toList();
            if (precisions.isEmpty() || promptTokens < 1 || tokens < 1) {
                throw new IllegalArgumentException(
                        "Nothing to measure: %s, %d tokens after %d".formatted(precisions, tokens, promptTokens));
            }
        }

        /** What is written side by side: a sequence with all scores, one with those of codes, a pair, and the batches. */
        List<DecodeRun.Case> cases() {
            long all = topology.config().vocabSize();
            return Stream.concat(
                            Stream.of(
                                    new DecodeRun.Case(DecodeRun.FULL_HEAD, 1, 0, all),
                                    codes(DecodeRun.CODES_HEAD, 1),
                                    codes(DecodeRun.GUIDED_PAIR, 2)),
                            batches.stream().map(rows -> codes("codes, batch of " + rows, rows)))
                    .toList();
        }

        private DecodeRun.Case codes(String what, int rows) {
            return new DecodeRun.Case(what, rows, topology.firstCode(), topology.codes());
        }
    }

    /**
     * Measures all of it.
     *
     * @throws DoesNotFit if the memory is not there
     */
    public LanguageReport run() {
        NativeRuntime runtime = NativeRuntime.load();
        List<LanguageTimes> times = new ArrayList<>();
        for (Precision precision : plan.precisions()) {
            times.add(measure(new Compute(plan.device(), precision)));
        }
        return LanguageReport.of(plan, runtime.describe(), times);
    }

    private LanguageTimes measure(Compute compute) {
        LanguageWork work = new LanguageWork(plan.topology().config(), compute);
        requireMemory(work, compute);
        double rate = ReadRate.measure(plan.device());
        progress.accept("%s weights".formatted(compute.precision()));
        long start = System.nanoTime();
        try (LoadedWeights weights = new LoadedWeights(plan.topology().weights().get(), compute)) {
            CausalLanguageModel model = new CausalLanguageModel(plan.topology().config(), weights.root());
            double loading = (System.nanoTime() - start) / 1e9;
            try (DecodeRun run = new DecodeRun(model, plan)) {
                run.read();
                progress.accept("%s prompt read".formatted(compute.precision()));
                run.write();
                progress.accept("%s %d tokens written".formatted(compute.precision(), plan.tokens()));
                return run.times(compute.precision(), loading, Math.max(rate, ReadRate.measure(plan.device())), work);
            }
        }
    }

    private void requireMemory(LanguageWork work, Compute compute) {
        long positions = (long) plan.promptTokens() + plan.tokens();
        long rows = plan.cases().stream().mapToInt(DecodeRun.Case::rows).sum();
        long bytes = (long) (work.loadedBytes() + work.rememberedBytes(rows, positions));
        OptionalLong free = FreeMemory.ofThisMachine().bytes(plan.device());
        new MemoryNeeds(plan.topology().name(), compute.precision(), bytes, free).orThrow();
    }
}
