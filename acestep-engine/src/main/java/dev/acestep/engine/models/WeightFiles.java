package dev.acestep.engine.models;

import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Precision;
import java.nio.file.Path;
import java.util.List;

/**
 * What the headers of a folder's weight files tell, read without loading libtorch or touching a tensor.
 *
 * @param fileBytes size on disk
 * @param narrowed numbers that a precision below 32 bits makes smaller
 * @param others numbers that stay what activations are
 */
public record WeightFiles(long fileBytes, long narrowed, long others) {
    /** Of a folder that has none. */
    static final WeightFiles NONE = new WeightFiles(0, 0, 0);

    /** Room for what a load needs besides the weights: the odd scale, alignment, one tensor on its way. */
    private static final double MARGIN = 1.05;

    /**
     * Reads the headers of the folder's weight files.
     *
     * @throws BadCheckpoint if they are missing, or break a rule
     */
    static WeightFiles of(Path folder) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            long narrowed = 0;
            long others = 0;
            for (var tensor : checkpoint.shapes().entrySet()) {
                long numbers = tensor.getValue().stream().reduce(1L, (a, b) -> a * b);
                if (isNarrowed(tensor.getKey(), tensor.getValue())) {
                    narrowed += numbers;
                } else {
                    others += numbers;
                }
            }
            return new WeightFiles(checkpoint.fileBytes(), narrowed, others);
        }
    }

    /** What the weights take in memory for that arithmetic. */
    public long bytes(Compute compute) {
        boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
        int small = wide ? Float.BYTES : Short.BYTES;
        int large = wide ? onCpu(compute.precision()) : small;
        return (long) (MARGIN * (narrowed * large + others * small));
    }

    private static int onCpu(Precision precision) {
        return switch (precision) {
            case FP32 -> Float.BYTES;
            case BF16 -> Short.BYTES;
            case INT8 -> Byte.BYTES;
        };
    }

    private static boolean isNarrowed(String name, List<Long> shape) {
        return shape.size() == 2 && Linear.isNarrowed(name);
    }
}
