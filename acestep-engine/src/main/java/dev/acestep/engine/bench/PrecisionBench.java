package dev.acestep.engine.bench;

import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.condition.ConditionEncoder;
import dev.acestep.engine.condition.ConditionInputs;
import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.dit.DitCondition;
import dev.acestep.engine.text.TextEncoder;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.RandomWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The stages of one song in one precision, each network loaded for its stage and freed after it. */
final class PrecisionBench {
    static final String STEP = "step";
    static final String DECODE = "vae decode";

    private static final int ENCODINGS = 3;

    private final EngineBench.Plan plan;
    private final Topology topology;
    private final SongLength length;
    private final Compute compute;
    private final MachineRates rates;
    private final Consumer<String> progress;
    private final List<StageTime> stages = new ArrayList<>();
    private double loading;
    private long peak;

    PrecisionBench(EngineBench.Plan plan, Precision precision, MachineRates rates, Consumer<String> progress) {
        this.plan = plan;
        this.topology = plan.topology();
        this.length = plan.length();
        this.compute = new Compute(plan.device(), precision);
        this.rates = rates;
        this.progress = progress;
    }

    PrecisionTimes run() {
        PeakMemory.reset();
        text();
        song();
        vae();
        notePeak();
        return PrecisionTimes.of(compute.precision(), stages, loading, peak);
    }

    private void text() {
        with(root -> new TextEncoder(topology.text(), root), encoder -> {
            Tensor ids = torch.zeros(new long[] {1, length.promptTokens()}, new TensorOptions(ScalarType.Long))
                    .to(device(), ScalarType.Long);
            measure(
                    "text encode",
                    ENCODINGS,
                    1,
                    work().text(topology.text(), length.promptTokens()),
                    () -> encoder.forward(ids));
        });
    }

    private record Song(ConditionEncoder encoder, Dit dit) {}

    private void song() {
        with(root -> new Song(new ConditionEncoder(topology.song(), root), new Dit(topology.song(), root)), song -> {
            condition(song.encoder());
            steps(song.dit());
        });
    }

    private void condition(ConditionEncoder encoder) {
        long text = topology.song().textHiddenDim();
        ConditionInputs inputs = new ConditionInputs(
                random(1, length.promptTokens(), text),
                torch.ones(1, length.promptTokens()).to(device(), ScalarType.Float),
                random(1, length.lyricTokens(), text),
                torch.ones(1, length.lyricTokens()).to(device(), ScalarType.Float),
                random(1, topology.song().timbreFixFrame(), topology.song().timbreHiddenDim()),
                List.of(0));
        Work work = work().condition(topology.song(), length.promptTokens(), length.lyricTokens());
        measure("condition", ENCODINGS, 1, work, () -> encoder.forward(inputs).hidden());
    }

    private void steps(Dit dit) {
        int rows = topology.rows();
        long seen = length.conditionTokens();
        Tensor condition = random(rows, seen, topology.song().conditionSize());
        measure(
                "prepare",
                ENCODINGS,
                1,
                work().prepare(topology.song(), rows, seen),
                () -> dit.prepare(condition).layers().getLast().values());
        DitCondition prepared = dit.prepare(condition);
        Tensor x = random(rows, length.frames(), topology.song().latentChannels());
        Tensor context = random(rows, length.frames(), 2 * topology.song().latentChannels());
        Tensor t = torch.full(new long[] {rows}, new Scalar(0.5f)).to(device(), ScalarType.Float);
        Work work = work().step(topology.song(), rows, length.frames(), seen);
        measure(STEP, plan.steps(), topology.steps(), work, () -> dit.forward(x, context, prepared, t, t));
    }

    private void vae() {
        with(root -> new VaeDecoder(topology.vae(), root), decoder -> {
            Tensor latents = random(length.frames(), topology.vae().decoderInputChannels());
            Work work = VaeWork.decode(topology.vae(), length.frames());
            measure(DECODE, 1, 1, work, () -> {
                decoder.decode(latents, _ -> {});
                return latents;
            });
        });
    }

    private <N> void with(Function<Weights, N> network, Consumer<N> stage) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = new LoadedWeights(new RandomWeights(), compute)) {
            progress.accept(label("weights"));
            long start = System.nanoTime();
            N loaded = network.apply(weights.root());
            loading += (System.nanoTime() - start) / 1e9;
            stage.accept(loaded);
        }
    }

    private void measure(String stage, int times, double timesInSong, Work work, Supplier<Tensor> run) {
        List<Double> each = new ArrayList<>();
        notePeak();
        PeakMemory.reset();
        long before = PeakMemory.now().orElse(0);
        for (int i = 0; i < times; i++) {
            double seconds = Timing.of(() -> Timing.finite(stage, run.get()));
            each.add(seconds);
            progress.accept("%s %d of %d: %.3f s".formatted(label(stage), i + 1, times, seconds));
        }
        boolean convolutions = stage.equals(DECODE);
        double gemm = rates.gemm(convolutions ? Precision.FP32 : compute.precision());
        long working = PeakMemory.bytes().orElse(before) - before;
        stages.add(
                StageTime.of(stage, each, timesInSong, work, gemm, rates.copy()).using(working));
    }

    private void notePeak() {
        peak = Math.max(peak, PeakMemory.bytes().orElse(0));
    }

    private String label(String stage) {
        return compute.precision() + " " + stage;
    }

    private TransformerWork work() {
        return new TransformerWork(EngineBench.bytesOf(compute));
    }

    private Tensor random(long... shape) {
        return RandomInputs.of(compute, shape);
    }

    private org.bytedeco.pytorch.Device device() {
        return new org.bytedeco.pytorch.Device(compute.device().toString());
    }
}
