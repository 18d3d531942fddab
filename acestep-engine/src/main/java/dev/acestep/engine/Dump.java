package dev.acestep.engine;

import dev.acestep.tensor.SafeTensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Writes each stage's tensors to a file of its own: {@code 01_tokens.safetensors} to {@code 11_waveform.safetensors}. */
public final class Dump implements Trace {
    private final Path folder;
    private final Map<Stage, Integer> seen = new EnumMap<>(Stage.class);

    /** Into a folder, which is made if there is none. */
    public Dump(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Stages that come once for each song of a batch have the song's number behind the name, from the second on. */
    @Override
    public void stage(Stage stage, Supplier<Map<String, Tensor>> tensors) {
        int times = seen.merge(stage, 1, Integer::sum);
        String name = times == 1 ? stage.title() : stage.title() + "_" + times;
        try {
            SafeTensorsWriter.write(folder.resolve(name + ".safetensors"), tensors.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
