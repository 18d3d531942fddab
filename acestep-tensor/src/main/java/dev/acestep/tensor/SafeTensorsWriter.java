package dev.acestep.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Writes tensors to a safetensors file. */
public final class SafeTensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafeTensorsWriter() {}

    /** Writes them by their names, in whatever numbers they have; a file that is there is replaced. */
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        TreeMap<String, Tensor> sorted = new TreeMap<>();
        try (var _ = TensorScope.open();
                FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            tensors.forEach(
                    (name, tensor) -> sorted.put(name, tensor.detach().cpu().contiguous()));
            writeFully(channel, header(sorted));
            for (Tensor tensor : sorted.values()) {
                Pointer data = tensor.data_ptr();
                writeFully(channel, data.capacity(tensor.nbytes()).asByteBuffer());
            }
        }
    }

    private static ByteBuffer header(Map<String, Tensor> tensors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            long offset = 0;
            for (var entry : tensors.entrySet()) {
                Tensor tensor = entry.getValue();
                long end = offset + tensor.nbytes();
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("dtype", dtype(tensor.scalar_type().intern()));
                writeArray(json, "shape", tensor.sizes().vec().get());
                writeArray(json, "data_offsets", offset, end);
                json.writeEndObject();
                offset = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return ByteBuffer.allocate(Long.BYTES + bytes.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.size())
                .put(bytes.toByteArray())
                .flip();
    }

    private static void writeArray(JsonGenerator json, String name, long... values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    private static String dtype(ScalarType type) {
        return switch (type) {
            case Double -> "F64";
            case Float -> "F32";
            case Half -> "F16";
            case BFloat16 -> "BF16";
            case Long -> "I64";
            case Int -> "I32";
            case Short -> "I16";
            case Char -> "I8";
            case Byte -> "U8";
            case Bool -> "BOOL";
            default -> throw new IllegalArgumentException("safetensors has no numbers of the type " + type);
        };
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
