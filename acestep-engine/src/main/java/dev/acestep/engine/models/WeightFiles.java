package dev.acestep.engine.models;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Precision;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;

/**
 * What the headers of a folder's weight files tell, read without loading libtorch or touching a tensor.
 *
 * @param fileBytes size on disk
 * @param matrices numbers in the weights of linear layers to which a precision below 32 bits applies
 * @param others numbers in everything else
 */
public record WeightFiles(long fileBytes, long matrices, long others) {
    private static final long LONGEST_HEADER = 100_000_000;
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
        } catch (IOException | ArithmeticException e) {
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
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(index)) {
            return shards(index);
        }
        return WHOLE.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .limit(1)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new BadCheckpoint(WHOLE.getFirst()));
    }

    private static List<Path> shards(Path index) throws IOException {
        JsonNode map = JSON.readTree(index.toFile()).path("weight_map");
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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long length = read(channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > Math.min(LONGEST_HEADER, size - Long.BYTES)) {
                throw new BadCheckpoint(file.getFileName() + " (not a safetensors file, or cut short)");
            }
            try (JsonParser json =
                    JSON.createParser(read(channel, Long.BYTES, (int) length).array())) {
                return sum(json, file.getFileName(), size - Long.BYTES - length).plus(new WeightFiles(size, 0, 0));
            }
        } catch (EOFException e) {
            throw new BadCheckpoint(file.getFileName() + " (cut short)", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static WeightFiles sum(JsonParser json, Path file, long dataBytes) throws IOException {
        WeightFiles sum = NOTHING;
        long end = 0;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("__metadata__")) {
                json.skipChildren();
                continue;
            }
            JsonNode entry = JSON.readTree(json);
            end = Math.max(end, entry.path("data_offsets").path(1).asLong());
            sum = sum.plus(entry(name, entry.path("shape")));
        }
        if (end > dataBytes) {
            throw new BadCheckpoint("%s (cut short: %d of %d bytes of weights)".formatted(file, dataBytes, end));
        }
        return sum;
    }

    private static WeightFiles entry(String name, JsonNode shape) {
        long numbers = 1;
        for (JsonNode size : shape) {
            numbers = Math.multiplyExact(numbers, size.asLong());
        }
        boolean narrowed = shape.size() == 2 && Linear.isNarrowed(name);
        return narrowed ? new WeightFiles(0, numbers, 0) : new WeightFiles(0, 0, numbers);
    }
}
