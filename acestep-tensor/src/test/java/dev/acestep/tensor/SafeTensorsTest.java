package dev.acestep.tensor;

import static dev.acestep.tensor.HandMade.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeTensorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "F64,Double,8",
        "F32,Float,4",
        "F16,Half,2",
        "BF16,BFloat16,2",
        "I64,Long,8",
        "I32,Int,4",
        "I16,Short,2",
        "I8,Char,1",
        "U8,Byte,1",
        "BOOL,Bool,1"
    })
    void everyNumberFormatOfLibtorchIsRead(String name, ScalarType type, int size) throws IOException {
        byte[] data = new byte[6 * size];
        data[size] = 1;
        Path file = HandMade.write(
                folder.resolve("a.safetensors"), "{" + entry("x", name, "2,3", 0, data.length) + "}", data);
        try (var _ = TensorScope.open();
                var source = SafeTensors.open(file)) {
            Tensor x = source.read("x", 2, 3);
            assertThat(x.scalar_type().intern()).isEqualTo(type);
            assertThat(x.to(ScalarType.Double)
                            .ne(new org.bytedeco.pytorch.Scalar(0))
                            .sum()
                            .item_long())
                    .isEqualTo(1);
        }
    }

    @Test
    void numbersAreRightWhetherOrNotTheyLieAligned() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        data.put((byte) 7).putFloat(1.5f).putFloat(-2).putFloat(3.25f);
        for (String padding : new String[] {"", " ", "  ", "   "}) {
            String header = "{" + entry("b", "U8", "1", 0, 1) + "," + entry("x", "F32", "3", 1, 13) + "}" + padding;
            Path file = HandMade.write(folder.resolve("a" + padding.length()), header, data.array());
            try (var _ = TensorScope.open();
                    var source = SafeTensors.open(file)) {
                float[] read = new float[3];
                source.read("x", 3).contiguous().data_ptr_float().get(read);
                assertThat(read).containsExactly(1.5f, -2, 3.25f);
            }
        }
    }

    @Test
    void alignedNumbersAreNotCopied() throws IOException {
        String header = "{" + entry("x", "F32", "1000000", 0, 4_000_000) + "}";
        String aligned = header + " ".repeat((8 - header.length() % 8) % 8);
        Path file = HandMade.write(folder.resolve("a"), aligned, 4_000_000);
        try (var _ = TensorScope.open();
                var source = SafeTensors.open(file)) {
            assertThat(source.read("x").data_ptr().address())
                    .isEqualTo(source.read("x").data_ptr().address());
        }
    }

    @Test
    void emptyAndScalarTensorsAndMetadataAreRead() throws IOException {
        String header = "{\"__metadata__\":{\"format\":\"pt\"}," + entry("none", "F32", "0,5", 0, 0) + ","
                + entry("one", "I64", "", 0, 8) + "}";
        try (var _ = TensorScope.open();
                var source = SafeTensors.open(HandMade.write(folder.resolve("a"), header, 8))) {
            assertThat(source.metadata()).containsOnly(java.util.Map.entry("format", "pt"));
            assertThat(source.names()).containsExactly("none", "one");
            assertThat(source.read("none", 0, 5).numel()).isZero();
            assertThat(source.read("one", new long[0]).item_long()).isZero();
            assertThatThrownBy(() -> source.read("one", 1))
                    .isInstanceOf(BadCheckpoint.class)
                    .hasMessageContaining("tensor \"one\" has shape [], not [1]");
            assertThatThrownBy(() -> source.read("two"))
                    .isInstanceOf(BadCheckpoint.class)
                    .hasMessageContaining("has no tensor \"two\"");
        }
        try (var source = SafeTensors.open(HandMade.write(folder.resolve("b"), "{}", 0))) {
            assertThat(source.names()).isEmpty();
        }
    }

    @Test
    void aNumberFormatThatLibtorchLacksIsRefusedWhenItIsRead() throws IOException {
        String header = "{" + entry("half", "F4", "3,2", 0, 3) + "}";
        try (var source = SafeTensors.open(HandMade.write(folder.resolve("a"), header, 3))) {
            assertThatThrownBy(() -> source.read("half"))
                    .isInstanceOf(BadCheckpoint.class)
                    .hasMessageEndingWith("tensor \"half\" has dtype F4, which is not supported");
        }
    }

    @Test
    void aFileOfSeveralGigabytesIsReadBeyondItsSecond() throws IOException {
        long begin = 3_000_000_000L;
        String header =
                "{" + entry("zeros", "U8", "" + begin, 0, begin) + "," + entry("x", "F32", "2", begin, begin + 8) + "}";
        String aligned = header + " ".repeat((8 - header.length() % 8) % 8);
        Path file = HandMade.writeRaw(
                folder.resolve("big"), aligned.length(), aligned.getBytes(StandardCharsets.UTF_8), new byte[0]);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            ByteBuffer numbers = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(0.5f)
                    .putFloat(-7);
            channel.write(numbers.flip(), Long.BYTES + aligned.length() + begin);
        }
        try (var _ = TensorScope.open();
                var source = SafeTensors.open(file)) {
            assertThat(source.read("x", 2).sum().item_float()).isEqualTo(-6.5f);
            assertThat(source.read("zeros", begin)
                            .slice(
                                    0,
                                    new org.bytedeco.pytorch.LongOptional(begin - 5),
                                    new org.bytedeco.pytorch.LongOptional(),
                                    1)
                            .sum()
                            .item_long())
                    .isZero();
        }
        Files.delete(file);
    }

    @Test
    void nothingIsMappedOrHeldAfterTheSourceIsClosed() throws IOException {
        Path file = HandMade.write(folder.resolve("mapped.safetensors"), "{" + entry("x", "F32", "3", 0, 12) + "}", 12);
        long before = Pointer.totalBytes();
        SafeTensors source = SafeTensors.open(file);
        try (var _ = TensorScope.open()) {
            source.read("x", 3);
        }
        source.close();
        source.close();
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before);
        assertThatThrownBy(() -> source.read("x")).isInstanceOf(IllegalStateException.class);
        Path maps = Path.of("/proc/self/maps");
        if (Files.exists(maps)) {
            assertThat(Arrays.asList(
                            Files.readString(maps, StandardCharsets.ISO_8859_1).split("\n")))
                    .noneMatch(line -> line.contains("mapped.safetensors"));
        }
    }
}
