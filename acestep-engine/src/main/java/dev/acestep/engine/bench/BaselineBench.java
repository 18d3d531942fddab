package dev.acestep.engine.bench;

import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.RandomWeights;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** Decodes as the reference does, to know what the faster decoder gains. */
final class BaselineBench {
    private final EngineBench.Plan plan;
    private final MachineRates rates;
    private final Consumer<String> progress;

    BaselineBench(EngineBench.Plan plan, MachineRates rates, Consumer<String> progress) {
        this.plan = plan;
        this.rates = rates;
        this.progress = progress;
    }

    BaselineTime run() {
        PeakMemory.reset();
        Topology topology = plan.topology();
        List<Tiles.Window> windows = Tiles.REFERENCE.over(plan.length().frames());
        long allFrames = windows.stream().mapToLong(Tiles.Window::length).sum();
        boolean whole = plan.baseline() == EngineBench.Baseline.WHOLE;
        long frames = whole
                ? plan.length().frames()
                : windows.stream().mapToLong(Tiles.Window::length).max().orElseThrow();
        long measuredFrames = whole ? allFrames : frames;
        double seconds = decode(topology, frames);
        double reckoned = seconds * allFrames / measuredFrames;
        double rate = VaeWork.decode(topology.vae(), measuredFrames).flops() / seconds;
        return new BaselineTime(
                seconds,
                measuredFrames,
                allFrames,
                windows.size(),
                reckoned,
                rate / rates.gemm(Precision.FP32),
                PeakMemory.bytes().orElse(0));
    }

    private double decode(Topology topology, long frames) {
        Compute compute = new Compute(plan.device(), Precision.FP32);
        try (var _ = TensorScope.open();
                LoadedWeights weights = new LoadedWeights(new RandomWeights(), compute)) {
            VaeDecoder decoder = VaeDecoder.operatorByOperator(topology.vae(), weights.root());
            Tensor latents = RandomInputs.of(compute, frames, topology.vae().decoderInputChannels());
            progress.accept("baseline decode of %d frames".formatted(frames));
            return Timing.of(() -> {
                decoder.decode(latents, _ -> {});
                return latents;
            });
        }
    }
}
