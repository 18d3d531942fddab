package dev.acestep.tensor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A mapped safetensors file, of any size. What it reads are read-only views of the map, which end when it is closed; the
 * file may be replaced meanwhile, but not be changed or cut short in place.
 */
public final class SafeTensors implements TensorSource {
    private final CheckpointFile file;
    private final SafeTensorsHeader header;
    private final MappedFile map;

    private SafeTensors(CheckpointFile file, SafeTensorsHeader header, MappedFile map) {
        this.file = file;
        this.header = header;
        this.map = map;
    }

    /**
     * Maps the file after its header has been checked.
     *
     * @throws BadCheckpoint if it is missing or breaks a rule of the format
     */
    public static SafeTensors open(Path path) {
        CheckpointFile file = new CheckpointFile(path);
        try (FileChannel channel = file.open()) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file, channel);
            return new SafeTensors(file, header, new MappedFile(channel));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    public Set<String> names() {
        return header.tensors().keySet();
    }

    /** What the header's {@code __metadata__} says. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    List<Long> shape(String name) {
        return find(name).shape();
    }

    long fileBytes() {
        return header.dataStart()
                + header.tensors().values().stream()
                        .mapToLong(StoredTensor::end)
                        .max()
                        .orElse(0);
    }

    @Override
    public boolean has(String name) {
        return header.tensors().containsKey(name);
    }

    @Override
    public Tensor read(String name, long... shape) {
        StoredTensor stored = find(name);
        if (!Arrays.equals(stored.sizes(), shape)) {
            throw file.bad("%s has shape %s, not %s".formatted(stored, stored.shape(), Arrays.toString(shape)));
        }
        return tensor(stored);
    }

    /** The tensor in the shape that it has. */
    public Tensor read(String name) {
        return tensor(find(name));
    }

    private StoredTensor find(String name) {
        StoredTensor stored = header.tensors().get(name);
        if (stored == null) {
            throw file.bad("has no tensor " + CheckpointFile.quoted(name));
        }
        return stored;
    }

    private Tensor tensor(StoredTensor stored) {
        ScalarType type = stored.type()
                .type()
                .orElseThrow(
                        () -> file.bad("%s has dtype %s, which is not supported".formatted(stored, stored.type())));
        return map.tensor(stored, type, header.dataStart() + stored.begin());
    }

    @Override
    public void close() {
        map.close();
    }
}
