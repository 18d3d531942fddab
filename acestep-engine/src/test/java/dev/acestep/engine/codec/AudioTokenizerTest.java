package dev.acestep.engine.codec;

import static dev.acestep.engine.Golden.assertClose;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AudioTokenizerTest {
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({"acestep-v15-turbo,turbo", "acestep-v15-xl-turbo,xl"})
    void codesOfLatentsAndLatentsOfCodesAreTheReferences(String model, String family) {
        Path folder = Fixtures.checkpoints().resolve(model);
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("fsq_" + family + ".safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            AceStepConfig config = ConfigFile.aceStep(folder);
            AudioTokenizer tokenizer = new AudioTokenizer(config, weights.root());
            AudioDetokenizer detokenizer = new AudioDetokenizer(config, weights.root());
            encode(tokenizer, detokenizer, golden, silence(folder, config.latentChannels()));
            decode(tokenizer.quantizer(), detokenizer, golden);
        }
    }

    private static void encode(AudioTokenizer tokenizer, AudioDetokenizer detokenizer, Golden golden, Tensor silence) {
        Tensor latents = golden.get("latents");
        Tensor pooled = tokenizer.pooled(latents, silence);
        assertClose(pooled, golden.get("pooled"), TOLERANCE);
        assertClose(tokenizer.quantizer().project(pooled), golden.get("projected_in"), TOLERANCE);
        Tensor codes = tokenizer.codes(latents, silence);
        assertClose(codes.unsqueeze(-1), golden.get("indices"), 0);
        Tensor quantized = tokenizer.quantizer().vectors(codes);
        assertClose(quantized, golden.get("quantized"), TOLERANCE);
        assertClose(detokenizer.forward(quantized), golden.get("detokenized"), TOLERANCE);
    }

    private static void decode(Fsq quantizer, AudioDetokenizer detokenizer, Golden golden) {
        Tensor codes = golden.get("codes").unsqueeze(0);
        assertClose(quantizer.values(codes), golden.get("codes.values"), TOLERANCE);
        Tensor quantized = quantizer.vectors(codes);
        assertClose(quantized, golden.get("codes.quantized"), TOLERANCE);
        assertClose(quantizer.codes(quantized).unsqueeze(-1), golden.get("codes.requantized_indices"), 0);
        assertClose(detokenizer.forward(quantized), golden.get("codes.latents_25hz"), TOLERANCE);
    }

    /** The stored {@code [1, C, Ts]} as {@code [1, Ts, C]}. */
    private static Tensor silence(Path folder, long channels) {
        try (ZipFile zip = new ZipFile(folder.resolve("silence_latent.pt").toFile());
                var data = zip.getInputStream(zip.getEntry("silence_latent/data/0"))) {
            var floats = ByteBuffer.wrap(data.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] values = new float[floats.remaining()];
            floats.get(values);
            return AbstractTensor.create(values, 1, channels, values.length / channels)
                    .transpose(1, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
