package dev.acestep.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A mapped safetensors file. */
public final class SafeTensors implements TensorSource {
    private record Entry(ScalarType type, List<Long> shape, long begin, long end) {}

    private final Path file;
    private final Arena arena;
    private final MemorySegment data;
    private final Map<String, Entry> entries;

    private SafeTensors(Path file, Arena arena, MemorySegment data, Map<String, Entry> entries) {
        this.file = file;
        this.arena = arena;
        this.data = data;
        this.entries = entries;
    }

    public static SafeTensors open(Path file) {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            long length = all.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
            byte[] header = all.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE);
            return new SafeTensors(file, arena, all.asSlice(8 + length), parse(header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return entries.keySet();
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public Tensor read(String name, long... shape) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new BadCheckpoint("%s has no tensor \"%s\"".formatted(file.getFileName(), name));
        }
        if (!entry.shape.equals(java.util.Arrays.stream(shape).boxed().toList())) {
            throw new BadCheckpoint("%s in %s has shape %s, not %s"
                    .formatted(name, file.getFileName(), entry.shape, java.util.Arrays.toString(shape)));
        }
        return view(entry);
    }

    /** The tensor in the shape that it has. */
    public Tensor read(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new BadCheckpoint("%s has no tensor \"%s\"".formatted(file.getFileName(), name));
        }
        return view(entry);
    }

    private Tensor view(Entry entry) {
        return torch.from_blob(
                new Mapped(data.asSlice(entry.begin)),
                entry.shape.stream().mapToLong(Long::longValue).toArray(),
                new TensorOptions(entry.type));
    }

    @Override
    public void close() {
        arena.close();
    }

    private static Map<String, Entry> parse(byte[] header) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(header)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("__metadata__")) {
                    json.skipChildren();
                } else {
                    entries.put(name, entry(json));
                }
            }
        }
        return entries;
    }

    private static Entry entry(JsonParser json) throws IOException {
        ScalarType type = ScalarType.Float;
        long[] shape = {};
        long[] offsets = {0, 0};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "dtype" -> type = type(json.nextTextValue());
                case "shape" -> shape = longs(json);
                default -> offsets = longs(json);
            }
        }
        return new Entry(type, java.util.Arrays.stream(shape).boxed().toList(), offsets[0], offsets[1]);
    }

    private static long[] longs(JsonParser json) throws IOException {
        json.nextToken();
        var values = java.util.stream.LongStream.builder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(json.getLongValue());
        }
        return values.build().toArray();
    }

    private static ScalarType type(String name) {
        return switch (name) {
            case "F32" -> ScalarType.Float;
            case "BF16" -> ScalarType.BFloat16;
            case "F16" -> ScalarType.Half;
            case "I64" -> ScalarType.Long;
            case "I32" -> ScalarType.Int;
            case "I16" -> ScalarType.Short;
            case "U8" -> ScalarType.Byte;
            default -> throw new BadCheckpoint("dtype " + name);
        };
    }

    private static final class Mapped extends Pointer {
        Mapped(MemorySegment segment) {
            address = segment.address();
        }
    }
}
