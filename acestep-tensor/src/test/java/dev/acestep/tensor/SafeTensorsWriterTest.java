package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsWriterTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("some.safetensors");
        Files.writeString(file, "something longer than what is written in its place ".repeat(20));
        try (var _ = TensorScope.open()) {
            Tensor numbers = torch.tensor(1.5f, -2, 3, 4, 5, 6).view(2, 3);
            Map<String, Tensor> tensors = Map.of(
                    "transposed \" name",
                    numbers.t(),
                    "ids",
                    torch.tensor(7L, -8L),
                    "short",
                    numbers.to(ScalarType.BFloat16),
                    "mask",
                    numbers.gt(new org.bytedeco.pytorch.Scalar(0)).to(ScalarType.Byte),
                    "one",
                    torch.tensor(9f).squeeze());
            SafeTensorsWriter.write(file, tensors);

            try (SafeTensors read = SafeTensors.open(file)) {
                assertThat(read.names()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
                tensors.forEach((name, tensor) ->
                        assertThat(read.read(name).equal(tensor)).as(name).isTrue());
            }
        }
    }
}
