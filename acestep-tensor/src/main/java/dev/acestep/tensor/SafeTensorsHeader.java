package dev.acestep.tensor;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file: its tensors fill the data without overlap or hole, and none is larger than
 * the file.
 *
 * @param dataStart the file's first byte behind the header
 */
record SafeTensorsHeader(Map<String, StoredTensor> tensors, Map<String, String> metadata, long dataStart) {
    /** What the JSON holds, not yet seen against the data. */
    record Parts(Map<String, StoredTensor> tensors, Map<String, String> metadata) {}

    /** As the format's own library. */
    private static final long LONGEST = 100_000_000;

    SafeTensorsHeader {
        tensors = Collections.unmodifiableMap(tensors);
        metadata = Collections.unmodifiableMap(metadata);
    }

    static SafeTensorsHeader read(CheckpointFile file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw file.bad("has %d bytes, fewer than the 8 of its header's length".formatted(size));
        }
        long length = bytes(file, channel, 0, Long.BYTES).getLong();
        if (length < 0 || length > LONGEST) {
            throw file.bad(
                    "states a header of %s bytes (at most %d)".formatted(Long.toUnsignedString(length), LONGEST));
        }
        if (length > size - Long.BYTES) {
            throw file.bad("states a header of %d bytes, but has only %d".formatted(length, size - Long.BYTES));
        }
        byte[] text = bytes(file, channel, Long.BYTES, (int) length).array();
        long start = Long.BYTES + length;
        return file.json("the header ", text, json -> parse(file, json, start, size - start));
    }

    private static ByteBuffer bytes(CheckpointFile file, FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw file.bad("ended while it was read");
            }
        }
        return buffer.flip();
    }

    private static SafeTensorsHeader parse(CheckpointFile file, JsonParser json, long start, long size)
            throws IOException {
        Parts parts = new HeaderParser(file, json).header();
        requireCoverage(file, List.copyOf(parts.tensors().values()), size);
        return new SafeTensorsHeader(parts.tensors(), parts.metadata(), start);
    }

    private static void requireCoverage(CheckpointFile file, List<StoredTensor> tensors, long size) {
        long covered = 0;
        for (StoredTensor tensor : tensors.stream()
                .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end))
                .toList()) {
            if (tensor.end() > size) {
                throw file.bad("%s ends at byte %d of %d".formatted(tensor, tensor.end(), size));
            }
            if (tensor.begin() < covered) {
                throw file.bad("%s begins at byte %d and overlaps the one before, which ends at %d"
                        .formatted(tensor, tensor.begin(), covered));
            }
            if (tensor.begin() > covered) {
                throw file.bad(
                        "%s begins at byte %d, behind a hole from %d".formatted(tensor, tensor.begin(), covered));
            }
            covered = tensor.end();
        }
        if (covered != size) {
            throw file.bad("has %d bytes of data, but its tensors take %d".formatted(size, covered));
        }
    }
}
