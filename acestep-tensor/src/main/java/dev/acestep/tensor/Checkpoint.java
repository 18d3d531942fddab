package dev.acestep.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The weight files of one model folder: one file, shards, or the name that diffusers uses. */
public final class Checkpoint implements TensorSource {
    private final List<SafeTensors> files;
    private final Map<String, SafeTensors> byName = new HashMap<>();
    private final Path folder;

    private Checkpoint(Path folder, List<SafeTensors> files) {
        this.folder = folder;
        this.files = files;
        for (SafeTensors file : files) {
            file.names().forEach(name -> byName.put(name, file));
        }
    }

    public static Checkpoint open(Path folder) {
        List<SafeTensors> files = new ArrayList<>();
        try (var paths = Files.list(folder)) {
            paths.filter(path -> path.toString().endsWith(".safetensors"))
                    .sorted()
                    .forEach(path -> files.add(SafeTensors.open(path)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Checkpoint(folder, files);
    }

    @Override
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    @Override
    public Tensor read(String name, long... shape) {
        SafeTensors file = byName.get(name);
        if (file == null) {
            throw new BadCheckpoint("%s has no tensor \"%s\"".formatted(folder.getFileName(), name));
        }
        return file.read(name, shape);
    }

    @Override
    public void close() {
        files.forEach(SafeTensors::close);
    }
}
