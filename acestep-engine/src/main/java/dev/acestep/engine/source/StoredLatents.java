package dev.acestep.engine.source;

import dev.acestep.music.InvalidRequest;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.CheckpointFile;
import dev.acestep.tensor.SafeTensors;
import dev.acestep.tensor.SafeTensorsWriter;
import dev.acestep.tensor.TensorScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The latents of a song, as they lie in a safetensors file beside or instead of its audio: one tensor {@code latents}
 * {@code [T, C]} of floating point numbers.
 *
 * @param values frame after frame
 */
@SuppressWarnings("ArrayRecordComponent") // read once, handed over, and never written to
public record StoredLatents(float[] values, int frames, int channels) {
    /** The tensor's name in a file. */
    public static final String NAME = "latents";

    private static final int LARGEST_HEADER = 1 << 20;
    private static final int MOST_FRAMES = 15_000;
    private static final Set<ScalarType> FLOATS =
            Set.of(ScalarType.Float, ScalarType.Double, ScalarType.Half, ScalarType.BFloat16);

    /** Whether a file begins as safetensors do and audio does not; one that cannot be read does not. */
    public static boolean areIn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(Long.BYTES + 1)).order(ByteOrder.LITTLE_ENDIAN);
            if (head.remaining() <= Long.BYTES) {
                return false;
            }
            long length = head.getLong();
            return length > 0 && length <= LARGEST_HEADER && head.get() == '{';
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Reads a file, of which a copy is mapped: nobody can cut that short.
     *
     * @param field that named the file
     * @param channels that the model has
     */
    static StoredLatents read(String field, Path file, long channels) {
        Path copy = copy(field, file, channels);
        try {
            return of(field, copy, channels);
        } catch (BadCheckpoint e) {
            throw InvalidRequest.because(field, "these are no latents: " + new CheckpointFile(copy).reason(e));
        } finally {
            delete(copy);
        }
    }

    /** Makes a file of latents {@code [T, C]}, and its folder if there is none. */
    public static void write(Path file, Tensor latents) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            SafeTensorsWriter.write(file, Map.of(NAME, latents.to(ScalarType.Float)));
        } catch (IOException e) {
            throw new UncheckedIOException("The latents could not be stored: " + e.getMessage(), e);
        }
    }

    /** {@code [T, C]}. */
    public Tensor tensor() {
        return torch.tensor(values).view(frames, channels);
    }

    private static StoredLatents of(String field, Path file, long channels) {
        try (var _ = TensorScope.open();
                SafeTensors tensors = SafeTensors.open(file)) {
            if (!tensors.names().equals(Set.of(NAME))) {
                throw InvalidRequest.because(
                        field, "a file of latents has the one tensor \"%s\" (this has others)".formatted(NAME));
            }
            return of(field, tensors.read(NAME), channels);
        }
    }

    private static StoredLatents of(String field, Tensor stored, long channels) {
        boolean fits = stored.dim() == 2
                && stored.size(1) == channels
                && stored.size(0) >= 1
                && stored.size(0) <= MOST_FRAMES
                && FLOATS.contains(stored.scalar_type().intern());
        if (!fits) {
            throw InvalidRequest.because(
                    field,
                    "latents of this model are floating point numbers [T, %d], T from 1 to %d (these are %s of %s)"
                            .formatted(
                                    channels,
                                    MOST_FRAMES,
                                    Arrays.toString(stored.sizes().vec().get()),
                                    stored.scalar_type().intern()));
        }
        Tensor plain = stored.to(ScalarType.Float).contiguous();
        if (!plain.isfinite().all().item_bool()) {
            throw InvalidRequest.because(field, "the latents hold numbers that are not finite");
        }
        float[] values = new float[(int) plain.numel()];
        plain.data_ptr_float().get(values);
        return new StoredLatents(values, (int) plain.size(0), (int) channels);
    }

    private static Path copy(String field, Path file, long channels) {
        long most = MOST_FRAMES * channels * Double.BYTES + LARGEST_HEADER + Long.BYTES;
        try {
            if (Files.size(file) > most) {
                throw InvalidRequest.because(
                        field, "the file of latents has %d bytes (at most %d)".formatted(Files.size(file), most));
            }
            Path copy = Files.createTempFile("latents", ".safetensors");
            return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
