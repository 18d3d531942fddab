package dev.acestep.engine.bench;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.models.Bytes;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.util.OptionalLong;

/**
 * Whether a measurement fits into memory, estimated before anything is made.
 *
 * @param bytes of the largest network with its activations
 * @param free what there is, if that is known
 */
record MemoryNeeds(String model, Precision precision, long bytes, OptionalLong free) {
    /** A layer's tensors on their way into their form, and activations. */
    private static final double MARGIN = 1.1;

    /** The decoder that works operator by operator holds about a dozen tensors of its last block. */
    private static final long WAVES = 12;

    /** The largest need among the plan's precisions. */
    static MemoryNeeds of(EngineBench.Plan plan) {
        OptionalLong free = FreeMemory.ofThisMachine().bytes(plan.device());
        return plan.precisions().stream()
                .map(precision -> new MemoryNeeds(
                        plan.topology().name(), precision, bytes(plan, new Compute(plan.device(), precision)), free))
                .max(java.util.Comparator.comparingLong(MemoryNeeds::bytes))
                .orElseThrow();
    }

    void orThrow() {
        if (free.isPresent() && bytes > free.getAsLong()) {
            throw new DoesNotFit("%s in %s needs about %s of memory, %s is free"
                    .formatted(
                            model,
                            precision.name().toLowerCase(java.util.Locale.ROOT),
                            Bytes.text(bytes),
                            Bytes.text(free.getAsLong())));
        }
    }

    private static long bytes(EngineBench.Plan plan, Compute compute) {
        int large = EngineBench.bytesOf(compute);
        boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
        int small = wide ? Float.BYTES : Short.BYTES;
        Topology topology = plan.topology();
        double networks = Math.max(song(topology.song(), large, small), text(topology.text(), large, small));
        double window = plan.baseline() == EngineBench.Baseline.NONE ? 0 : 256;
        double waves = WAVES * window * topology.vae().hop() * topology.vae().decoderChannels(0) * Float.BYTES;
        return (long) Math.max(MARGIN * networks, waves);
    }

    private static double song(AceStepConfig config, int large, int small) {
        TransformerConfig dit = config.dit();
        double hidden = dit.hiddenSize();
        double decoder = (2 * attention(dit) + feedForward(dit)) * dit.layers().size();
        double times = 2 * (7 * hidden * hidden + 256 * hidden);
        return large * (decoder + layers(config.lyricEncoder()) + layers(config.timbreEncoder())) + small * times;
    }

    private static double text(TextEncoderConfig config, int large, int small) {
        double table = (double) config.vocabSize() * config.transformer().hiddenSize();
        return large * layers(config.transformer()) + small * table;
    }

    private static double layers(TransformerConfig config) {
        return (attention(config) + feedForward(config)) * config.layers().size();
    }

    private static double attention(TransformerConfig config) {
        return 2.0 * config.hiddenSize() * config.headDim() * (config.heads() + config.keyValueHeads());
    }

    private static double feedForward(TransformerConfig config) {
        return 3.0 * config.hiddenSize() * config.intermediateSize();
    }
}
