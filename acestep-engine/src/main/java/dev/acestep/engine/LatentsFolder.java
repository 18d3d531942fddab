package dev.acestep.engine;

import dev.acestep.engine.source.StoredLatents;
import dev.acestep.tensor.SafeTensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Writes each song's latents to a file of its own, which can be given as a source in place of audio: {@code
 * latents-1.safetensors} is the first.
 */
public final class LatentsFolder implements LatentsListener {
    private final Path folder;

    /** Into a folder, which is made if there is none. */
    public LatentsFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void song(int index, Tensor latents) {
        try {
            SafeTensorsWriter.write(file(index), Map.of(StoredLatents.NAME, latents.to(ScalarType.Float)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a song's latents are. */
    public Path file(int index) {
        return folder.resolve("latents-%d.safetensors".formatted(index + 1));
    }
}
