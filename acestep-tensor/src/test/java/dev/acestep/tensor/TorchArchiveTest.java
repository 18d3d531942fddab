package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorchArchiveTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> members = new LinkedHashMap<>();

    @BeforeEach
    void aGoodArchive() {
        members.put("s/data.pkl", text("ctorch\nFloatStorage\n"));
        members.put("s/byteorder", text("little"));
        members.put("s/data/0", floats(1, 2, 3, 4, 5, 6));
    }

    @Test
    void theStorageIsReadChannelByChannel() throws IOException {
        try (var _ = TensorScope.open()) {
            Tensor read = TorchArchive.read(archive(ZipEntry.STORED), 2);
            assertThat(read.sizes().vec().get()).containsExactly(1, 2, 3);
            assertThat(read.select(1, 1).select(1, 0).item_float()).isEqualTo(4);
        }
    }

    @Test
    void theOrderOfBytesNeedNotBeStated() throws IOException {
        members.remove("s/byteorder");
        try (var _ = TensorScope.open()) {
            assertThat(TorchArchive.read(archive(ZipEntry.STORED), 1).numel()).isEqualTo(6);
        }
    }

    @Test
    void whatIsNoArchiveOfFloatsIsRefused() throws IOException {
        assertRefused(archive(ZipEntry.DEFLATED), "is compressed (stored ones only)");
        assertRefused(archive(ZipEntry.STORED), 4, "has 24 bytes, which is not a multiple of 4 channels");
        members.put("t/data/0", floats(1));
        assertRefused(archive(ZipEntry.STORED), "has more than one member that ends in /data/0");
        members.remove("t/data/0");
        members.put("s/byteorder", text("big"));
        assertRefused(archive(ZipEntry.STORED), "byteorder is \"big\" (little)");
        members.remove("s/byteorder");
        members.put("s/data/0", floats(1, Float.NaN));
        assertRefused(archive(ZipEntry.STORED), "/data/0 holds NaN");
        members.put("s/data.pkl", text("ctorch\nHalfStorage\n"));
        assertRefused(archive(ZipEntry.STORED), "names no FloatStorage");
        members.remove("s/data.pkl");
        assertRefused(archive(ZipEntry.STORED), "has no data.pkl");
        members.remove("s/data/0");
        members.put("x", text("x"));
        assertRefused(archive(ZipEntry.STORED), "has no member that ends in /data/0");
        assertRefused(Files.writeString(folder.resolve("text.pt"), "text"), "cannot be read");
        assertRefused(folder.resolve("none.pt"), "is missing");
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        Path file = archive(ZipEntry.STORED);
        byte[] bytes = Files.readAllBytes(file);
        byte[] storage = floats(1, 2, 3, 4, 5, 6);
        for (int i = 0; i < bytes.length - storage.length; i++) {
            if (ByteBuffer.wrap(bytes, i, storage.length).equals(ByteBuffer.wrap(storage))) {
                bytes[i] ^= 1;
            }
        }
        assertRefused(Files.write(file, bytes), "does not fit its size and checksum");
    }

    private void assertRefused(Path file, String message) {
        assertRefused(file, 1, message);
    }

    private static void assertRefused(Path file, long channels, String message) {
        assertThatThrownBy(() -> TorchArchive.read(file, channels))
                .isInstanceOf(BadCheckpoint.class)
                .message()
                .startsWith(new CheckpointFile(file) + ": ")
                .contains(message)
                .hasLineCount(1);
    }

    private Path archive(int method) throws IOException {
        Path file = folder.resolve("silence.pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(method);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                CRC32 sum = new CRC32();
                sum.update(member.getValue());
                entry.setSize(member.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        }
        return file;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] floats(float... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        return buffer.array();
    }
}
