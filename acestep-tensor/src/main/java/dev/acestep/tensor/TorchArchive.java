package dev.acestep.tensor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of a {@code .pt} file that holds one float32 tensor, taken from its ZIP member {@code …/data/0}: its pickle
 * is not executed.
 */
public final class TorchArchive {
    private static final int LARGEST = 128 << 20;
    private static final int LARGEST_PICKLE = 1 << 16;
    private static final String STORAGE = "/data/0";

    private final CheckpointFile file;
    private final ZipFile zip;

    private TorchArchive(CheckpointFile file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Reads the stored numbers as {@code [1, channels, n]}.
     *
     * @throws BadCheckpoint if the file is not of this kind, or its numbers do not fill the channels evenly
     */
    public static Tensor read(Path path, long channels) {
        CheckpointFile file = new CheckpointFile(path);
        try {
            requirePlausible(file);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return new TorchArchive(file, zip).tensor(channels);
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static void requirePlausible(CheckpointFile file) throws IOException {
        try (var channel = file.open()) {
            if (channel.size() > LARGEST) {
                throw file.bad("has %d bytes (at most %d)".formatted(channel.size(), LARGEST));
            }
        }
    }

    private Tensor tensor(long channels) throws IOException {
        ZipEntry storage = storage();
        String stem = storage.getName().substring(0, storage.getName().length() - STORAGE.length());
        requireLittleEndianFloats(stem);
        byte[] bytes = bytes(storage, LARGEST);
        long frames = bytes.length / (channels * Float.BYTES);
        if (frames == 0 || frames * channels * Float.BYTES != bytes.length) {
            throw file.bad("%s has %d bytes, which is not a multiple of %d channels of 4 bytes"
                    .formatted(STORAGE, bytes.length, channels));
        }
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return TensorScope.yielding(() -> finite(numbers, channels, frames));
    }

    private Tensor finite(float[] numbers, long channels, long frames) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw file.bad("%s holds %s (finite numbers)".formatted(STORAGE, number));
            }
        }
        return torch.tensor(numbers).reshape(1, channels, frames);
    }

    private ZipEntry storage() {
        List<? extends ZipEntry> found = zip.stream()
                .filter(entry -> entry.getName().endsWith(STORAGE))
                .limit(2)
                .toList();
        if (found.size() != 1) {
            throw file.bad("has %s member that ends in %s (exactly one)"
                    .formatted(found.isEmpty() ? "no" : "more than one", STORAGE));
        }
        return found.getFirst();
    }

    /** The pickle names the storage's class as text, wherever it stands. */
    private void requireLittleEndianFloats(String stem) throws IOException {
        Optional<String> order = text(stem + "/byteorder");
        if (order.isPresent() && !order.get().equals("little")) {
            throw file.bad("byteorder is %s (little)".formatted(CheckpointFile.quoted(order.get())));
        }
        String pickle = text(stem + "/data.pkl").orElseThrow(() -> file.bad("has no data.pkl"));
        if (!pickle.contains("FloatStorage")) {
            throw file.bad("data.pkl names no FloatStorage (numbers in float32)");
        }
    }

    private Optional<String> text(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(new String(bytes(entry, LARGEST_PICKLE), ISO_8859_1));
    }

    private byte[] bytes(ZipEntry entry, int largest) throws IOException {
        String name = CheckpointFile.quoted(entry.getName());
        if (entry.getMethod() != ZipEntry.STORED) {
            throw file.bad("member %s is compressed (stored ones only)".formatted(name));
        }
        if (entry.getSize() > largest || entry.getSize() != entry.getCompressedSize()) {
            throw file.bad("member %s states %d bytes (at most %d)".formatted(name, entry.getSize(), largest));
        }
        try (var in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (bytes.length != entry.getSize() || sum.getValue() != entry.getCrc()) {
                throw file.bad("member %s does not fit its size and checksum".formatted(name));
            }
            return bytes;
        }
    }
}
