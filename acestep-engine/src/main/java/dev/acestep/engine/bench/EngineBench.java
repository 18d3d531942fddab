package dev.acestep.engine.bench;

import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.NativeRuntime;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures a whole song with random weights, precision after precision, and relates them to each other. */
public final class EngineBench {
    private final Plan plan;
    private final Consumer<String> progress;

    /** @param progress is told what is being done, in words */
    public EngineBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** How much of the decoder that works operator by operator, in the reference's tiles, is measured. */
    public enum Baseline {
        NONE,
        ONE_TILE,
        WHOLE
    }

    /**
     * What to measure.
     *
     * @param steps of the DiT that are measured
     */
    public record Plan(
            Topology topology,
            SongLength length,
            List<Precision> precisions,
            Device device,
            int steps,
            Baseline baseline) {
        public Plan {
            precisions = precisions.stream().distinct().toList();
            if (precisions.isEmpty() || steps < 1) {
                throw new IllegalArgumentException("Nothing to measure: %s, %d steps".formatted(precisions, steps));
            }
        }
    }

    public EngineReport run() {
        MemoryNeeds.of(plan).orThrow();
        NativeRuntime runtime = NativeRuntime.load();
        progress.accept("measuring what the machine can do");
        MachineRates rates = MachineRates.measure(plan.device(), plan.precisions());
        List<PrecisionTimes> times = new ArrayList<>();
        for (Precision precision : plan.precisions()) {
            times.add(new PrecisionBench(plan, precision, rates, progress).run());
        }
        Optional<BaselineTime> baseline = plan.baseline() == Baseline.NONE
                ? Optional.empty()
                : Optional.of(new BaselineBench(plan, rates, progress).run());
        return EngineReport.of(plan, runtime.describe(), rates, times, baseline);
    }

    /** What a number of a large layer takes in that arithmetic. */
    static int bytesOf(Compute compute) {
        return switch (compute.precision()) {
            case FP32 -> Float.BYTES;
            case BF16 -> Short.BYTES;
            case INT8 -> compute.device() instanceof Device.Cpu ? Byte.BYTES : Short.BYTES;
        };
    }
}
