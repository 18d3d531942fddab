package dev.acestep.tensor;

import static dev.acestep.tensor.CheckpointFile.quoted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights of one model folder: {@code model.safetensors}, or the shards that {@code model.safetensors.index.json}
 * names, or the same under the name that diffusers uses. Nothing else in the folder is opened.
 */
public final class Checkpoint implements TensorSource {
    private static final List<String> NAMES = List.of("model.safetensors", "diffusion_pytorch_model.safetensors");

    private final Path folder;
    private final List<SafeTensors> files = new ArrayList<>();
    private final Map<String, SafeTensors> byName = new LinkedHashMap<>();

    private Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * Maps the folder's weights.
     *
     * @throws BadCheckpoint if there are none, or a file breaks a rule
     */
    public static Checkpoint open(Path folder) {
        Checkpoint checkpoint = new Checkpoint(folder);
        try {
            checkpoint.openFiles();
            return checkpoint;
        } catch (BadCheckpoint e) {
            checkpoint.close();
            throw e;
        }
    }

    private void openFiles() {
        for (String name : NAMES) {
            if (Files.exists(folder.resolve(name))) {
                SafeTensors whole = openFile(name);
                whole.names().forEach(tensor -> byName.put(tensor, whole));
                return;
            }
            CheckpointFile index = new CheckpointFile(folder.resolve(name + ".index.json"));
            if (Files.exists(index.path())) {
                openShards(ShardIndex.read(index));
                return;
            }
        }
        throw new BadCheckpoint("%s: has no weights (%s, or an index of shards beside)"
                .formatted(folder.getFileName(), String.join(" or ", NAMES)));
    }

    private void openShards(ShardIndex index) {
        Map<String, SafeTensors> shards = new HashMap<>();
        Map<String, String> holders = new HashMap<>();
        for (String name : index.files()) {
            requireInFolder(name);
            SafeTensors shard = openFile(name);
            shards.put(name, shard);
            for (String tensor : shard.names()) {
                String other = holders.put(tensor, name);
                if (other != null) {
                    throw index.file().bad("tensor %s is in %s and in %s".formatted(quoted(tensor), other, name));
                }
            }
        }
        index.shards().forEach((tensor, name) -> {
            if (!name.equals(holders.get(tensor))) {
                throw index.file().bad("tensor %s is not in %s".formatted(quoted(tensor), name));
            }
            byName.put(tensor, Objects.requireNonNull(shards.get(name)));
        });
    }

    private SafeTensors openFile(String name) {
        SafeTensors file = SafeTensors.open(folder.resolve(name));
        files.add(file);
        return file;
    }

    /** The index is data: it may not lead out of the folder, not even by a link. */
    private void requireInFolder(String name) {
        CheckpointFile shard = new CheckpointFile(folder.resolve(name));
        if (!Files.exists(shard.path())) {
            throw shard.bad("is missing, though the index names it");
        }
        try {
            if (!folder.toRealPath().equals(shard.path().toRealPath().getParent())) {
                throw shard.bad("is a link out of its folder");
            }
        } catch (IOException e) {
            throw shard.unreadable(e);
        }
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The shape of every tensor, as the headers say. */
    public Map<String, List<Long>> shapes() {
        Map<String, List<Long>> shapes = new HashMap<>();
        byName.forEach((name, file) -> shapes.put(name, file.shape(name)));
        return shapes;
    }

    /** What its files take on disk. */
    public long fileBytes() {
        return files.stream().mapToLong(SafeTensors::fileBytes).sum();
    }

    @Override
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    @Override
    public Tensor read(String name, long... shape) {
        return holder(name).read(name, shape);
    }

    /** The tensor in the shape that it has. */
    public Tensor read(String name) {
        return holder(name).read(name);
    }

    private SafeTensors holder(String name) {
        SafeTensors file = byName.get(name);
        if (file == null) {
            throw new BadCheckpoint("%s: has no tensor %s".formatted(folder.getFileName(), quoted(name)));
        }
        return file;
    }

    @Override
    public void close() {
        files.forEach(SafeTensors::close);
    }
}
