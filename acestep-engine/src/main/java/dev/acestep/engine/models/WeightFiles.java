package dev.acestep.engine.models;

import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Precision;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the headers of a folder's weight files tell, read without loading libtorch or touching a tensor.
 *
 * @param fileBytes size on disk
 * @param parts how many numbers each network has, by the beginning of its tensors' names
 */
public record WeightFiles(long fileBytes, Map<String, Count> parts) {
    /** Of a folder that has none. */
    static final WeightFiles NONE = new WeightFiles(0, Map.of());

    /** Room for what a load needs besides the weights: the odd scale, alignment, one tensor on its way. */
    private static final double MARGIN = 1.05;

    public WeightFiles {
        parts = Map.copyOf(parts);
    }

    /**
     * Numbers of some tensors.
     *
     * @param narrowed numbers that a precision below 32 bits makes smaller
     * @param others numbers that stay what activations are
     */
    public record Count(long narrowed, long others) {
        private static Count of(String name, List<Long> shape) {
            long numbers = shape.stream().reduce(1L, (a, b) -> a * b);
            return shape.size() == 2 && Linear.isNarrowed(name) ? new Count(numbers, 0) : new Count(0, numbers);
        }

        private Count plus(Count other) {
            return new Count(narrowed + other.narrowed, others + other.others);
        }

        private long bytes(Compute compute) {
            boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
            int small = wide ? Float.BYTES : Short.BYTES;
            int large = wide ? onCpu(compute.precision()) : small;
            return (long) (MARGIN * (narrowed * large + others * small));
        }
    }

    /**
     * Reads the headers of the folder's weight files.
     *
     * @throws BadCheckpoint if they are missing, or break a rule
     */
    static WeightFiles of(Path folder) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            Map<String, Count> parts = new HashMap<>();
            checkpoint
                    .shapes()
                    .forEach((name, shape) -> parts.merge(name.split("\\.", 2)[0], Count.of(name, shape), Count::plus));
            return new WeightFiles(checkpoint.fileBytes(), parts);
        }
    }

    /** What the weights take in memory for that arithmetic. */
    public long bytes(Compute compute) {
        return parts.values().stream().reduce(new Count(0, 0), Count::plus).bytes(compute);
    }

    /** What the weights of one network take, whose tensors' names begin so. */
    public long bytes(Compute compute, String part) {
        return parts.getOrDefault(part, new Count(0, 0)).bytes(compute);
    }

    private static int onCpu(Precision precision) {
        return switch (precision) {
            case FP32 -> Float.BYTES;
            case BF16 -> Short.BYTES;
            case INT8 -> Byte.BYTES;
        };
    }
}
