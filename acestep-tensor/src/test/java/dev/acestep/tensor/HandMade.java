package dev.acestep.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Safetensors files with the header that a test wants. */
final class HandMade {
    private HandMade() {}

    /** The file with this header and that many zeros behind it. */
    static Path write(Path file, String header, int zeros) throws IOException {
        return write(file, header, new byte[zeros]);
    }

    static Path write(Path file, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return writeRaw(file, text.length, text, data);
    }

    static Path writeRaw(Path file, long statedLength, byte[] header, byte[] data) throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate(Long.BYTES + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(statedLength).put(header).put(data);
        return Files.write(file, all.array());
    }

    /** The header's entry of one tensor. */
    static String entry(String name, String type, String shape, long begin, long end) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, type, shape, begin, end);
    }
}
