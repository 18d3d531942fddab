package dev.acestep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.music.InvalidRequest;
import dev.acestep.tensor.SafeTensorsWriter;
import dev.acestep.tensor.TensorScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MustBeClosedChecker") // what is opened before a test is closed after it
class StoredLatentsTest {
    private TensorScope scope;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        scope = TensorScope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void whatIsWrittenIsReadAgainInAnyFloatingPointNumbers() throws IOException {
        Tensor latents = torch.arange(new Scalar(24)).view(3, 8).to(ScalarType.Float);
        for (ScalarType type : new ScalarType[] {ScalarType.Float, ScalarType.BFloat16, ScalarType.Double}) {
            StoredLatents read = read(Map.of("latents", latents.to(type)));
            assertThat(read.frames()).isEqualTo(3);
            assertThat(read.tensor().equal(latents)).isTrue();
        }
    }

    @Test
    void whatIsNoLatentsOfTheModelIsRefused() throws IOException {
        Tensor good = torch.zeros(3, 8);
        assertRefused(Map.of("x", good), "a file of latents has the one tensor \"latents\" (this has others)");
        assertRefused(
                Map.of("latents", good, "x", good),
                "a file of latents has the one tensor \"latents\" (this has others)");
        String rule = "latents of this model are floating point numbers [T, 8], T from 1 to 15000 (these are ";
        assertRefused(Map.of("latents", torch.zeros(3, 64)), rule + "[3, 64] of Float)");
        assertRefused(Map.of("latents", torch.zeros(1, 3, 8)), rule + "[1, 3, 8] of Float)");
        assertRefused(Map.of("latents", torch.zeros(15_001, 8)), rule + "[15001, 8] of Float)");
        assertRefused(Map.of("latents", good.to(ScalarType.Int)), rule + "[3, 8] of Int)");
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    Map.of("latents", torch.full(new long[] {3, 8}, new Scalar(number))),
                    "the latents hold numbers that are not finite");
        }
    }

    @Test
    void aFileThatIsCutShortOrTooLargeIsRefused() throws IOException {
        Path file = write(Map.of("latents", torch.zeros(3, 8)));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        assertThat(StoredLatents.areIn(file)).isTrue();
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> StoredLatents.read("src_audio_path", file, 8))
                .withMessageStartingWith("src_audio_path: these are no latents: ");
        Files.write(file, Arrays.copyOf(bytes, 3_000_000));
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> StoredLatents.read("src_audio_path", file, 8))
                .withMessageStartingWith("src_audio_path: the file of latents has 3000000 bytes (at most ");
    }

    @Test
    void audioIsNotTakenForLatents() throws IOException {
        Path file = folder.resolve("song.wav");
        for (byte[] head : new byte[][] {
            {}, {'R', 'I', 'F', 'F'}, "RIFF....WAVEfmt ".getBytes(StandardCharsets.UTF_8), new byte[20]
        }) {
            Files.write(file, head);
            assertThat(StoredLatents.areIn(file)).isFalse();
        }
        assertThat(StoredLatents.areIn(folder.resolve("nowhere"))).isFalse();
    }

    private void assertRefused(Map<String, Tensor> tensors, String reason) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read(tensors))
                .withMessage("src_audio_path: " + reason);
    }

    private StoredLatents read(Map<String, Tensor> tensors) throws IOException {
        return StoredLatents.read("src_audio_path", write(tensors), 8);
    }

    private Path write(Map<String, Tensor> tensors) throws IOException {
        Path file = folder.resolve("some.safetensors");
        SafeTensorsWriter.write(file, tensors);
        return file;
    }
}
