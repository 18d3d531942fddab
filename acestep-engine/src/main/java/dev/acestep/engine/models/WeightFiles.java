package dev.acestep.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.CheckpointFile;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the headers of a folder's weight files tell, read without loading libtorch or touching a tensor.
 *
 * @param fileBytes size on disk
 * @param matrices numbers in the weights of linear layers to which a precision below 32 bits applies
 * @param others numbers in everything else
 */
public record WeightFiles(long fileBytes, long matrices, long others) {
    private static final int LARGEST_INDEX = 16 << 20;
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> WHOLE = List.of("model.safetensors", "diffusion_pytorch_model.safetensors");
    private static final JsonMapper JSON = new JsonMapper();
    private static final WeightFiles NOTHING = new WeightFiles(0, 0, 0);

    /** Room for what a load needs besides the weights: the odd scale, alignment, one tensor on its way. */
    private static final double MARGIN = 1.05;

    /**
     * Reads the headers of the folder's weight files.
     *
     * @throws BadCheckpoint whose message names the file that is missing or unfit
     */
    static WeightFiles of(Path folder) {
        try {
            WeightFiles sum = NOTHING;
            for (Path file : files(folder)) {
                sum = sum.plus(header(file));
            }
            return sum;
        } catch (IOException e) {
            throw new BadCheckpoint("weights (%s)".formatted(e.getMessage()), e);
        }
    }

    /** What the weights take in memory for that arithmetic. */
    public long bytes(Compute compute) {
        boolean wide = compute.device() instanceof Device.Cpu || compute.precision() == Precision.FP32;
        int small = wide ? Float.BYTES : Short.BYTES;
        int large = switch (compute.precision()) {
            case FP32 -> Float.BYTES;
            case BF16 -> Short.BYTES;
            case INT8 -> compute.device() instanceof Device.Cpu ? Byte.BYTES : Short.BYTES;
        };
        return (long) (MARGIN * (matrices * large + others * small));
    }

    private WeightFiles plus(WeightFiles more) {
        return new WeightFiles(fileBytes + more.fileBytes, matrices + more.matrices, others + more.others);
    }

    private static List<Path> files(Path folder) throws IOException {
        Optional<Path> whole =
                WHOLE.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(index)) {
            return shards(index);
        }
        throw new BadCheckpoint(WHOLE.getFirst());
    }

    private static List<Path> shards(Path index) throws IOException {
        JsonNode map = new CheckpointFile(index)
                .json(LARGEST_INDEX, json -> (JsonNode) JSON.readTree(json))
                .path("weight_map");
        TreeSet<String> names = new TreeSet<>();
        map.forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) {
            throw new BadCheckpoint(INDEX + " (names no file)");
        }
        for (String name : names) {
            if (!name.matches("[\\w.-]+") || !Files.isRegularFile(index.resolveSibling(name))) {
                throw new BadCheckpoint(name);
            }
        }
        return names.stream().map(index::resolveSibling).toList();
    }

    private static WeightFiles header(Path file) throws IOException {
        try {
            WeightFiles sum = new WeightFiles(Files.size(file), 0, 0);
            for (var tensor : SafeTensors.shapes(file).entrySet()) {
                sum = sum.plus(entry(tensor.getKey(), tensor.getValue()));
            }
            return sum;
        } catch (BadCheckpoint e) {
            String reason = new CheckpointFile(file).reason(e);
            throw new BadCheckpoint("%s (%s)".formatted(file.getFileName(), reason), e);
        }
    }

    private static WeightFiles entry(String name, List<Long> shape) {
        long numbers = shape.stream().reduce(1L, (a, b) -> a * b);
        boolean narrowed = shape.size() == 2 && Linear.isNarrowed(name);
        return narrowed ? new WeightFiles(0, numbers, 0) : new WeightFiles(0, 0, numbers);
    }
}
