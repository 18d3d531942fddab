package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.models.Residency;
import dev.acestep.engine.models.Resident;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.SafeTensors;
import dev.acestep.tensor.SafeTensorsWriter;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is called a song that is noise of broken numbers, or silence. */
class BrokenNumbersTest {
    private static final String REASONS =
            "the checkpoint is damaged, or its numbers do not fit the precision (fp32 holds them all)";

    @TempDir
    private Path checkpoints;

    @ParameterizedTest
    @CsvSource({
        "acestep-v15-turbo/model.safetensors, decoder.proj_out.1.bias, acestep-v15-turbo made latents",
        "Qwen3-Embedding-0.6B/model.safetensors, norm.weight, acestep-v15-turbo made latents",
        "vae/diffusion_pytorch_model.safetensors, decoder.conv1.bias, The VAE made of acestep-v15-turbo's latents samples"
    })
    void poisonedWeightsFailTheSong(String file, String tensor, String complaint) throws IOException {
        for (String folder : new String[] {"Qwen3-Embedding-0.6B", "acestep-v15-turbo", "vae"}) {
            copy(folder);
        }
        poison(checkpoints.resolve(file), tensor);
        try (TinyEngines engines = TinyEngines.of(checkpoints, Residency.KEEP)) {
            NeuralEngine engine = engines.engine(Requests.TURBO);
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() ->
                            TinyEngines.generate(engine, Requests.turbo(5, 7).request()))
                    .withMessage(complaint + " that are not finite numbers: " + REASONS);
            assertThat(engines.store().resident()).extracting(Resident::leases).containsOnly(0);
        }
    }

    @Test
    void latentsOfNothingButZeroAreNoSong() {
        try (var _ = TensorScope.open()) {
            Tensor zeros = torch.zeros(1, 4, 8);
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() -> Latents.check("some-model", zeros))
                    .withMessage("some-model made nothing but silence: " + REASONS);
        }
    }

    @Test
    void onlyASongLouderThanFullScaleIsMadeQuieter() {
        Pcm loud = Latents.withoutClipping("some-model", pcm(0.5f, -2f, 1f));
        assertThat(loud.left()).containsExactly(0.25f, -1f, 0.5f);
        assertThat(loud.right()).containsExactly(0.25f, -1f, 0.5f);
        Pcm full = Latents.withoutClipping("some-model", pcm(0.5f, -1f));
        assertThat(full.left()).containsExactly(0.5f, -1f);
    }

    @Test
    void latentsAreRescaledAndThenShifted() {
        try (var _ = TensorScope.open()) {
            Tensor corrected = Latents.corrected(torch.tensor(1f, -2f), new LatentDecoding(0.125, 0.5, true));
            assertThat(corrected.equal(torch.tensor(0.625f, -0.875f))).isTrue();
        }
    }

    private static Pcm pcm(float... samples) {
        return new Pcm(samples.clone(), samples.clone());
    }

    private void copy(String folder) throws IOException {
        Path target = Files.createDirectory(checkpoints.resolve(folder));
        try (var files = Files.list(Fixtures.checkpoints().resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void poison(Path file, String name) throws IOException {
        Path poisoned = file.resolveSibling("poisoned");
        try (var _ = TensorScope.open();
                SafeTensors read = SafeTensors.open(file)) {
            Map<String, Tensor> tensors = new HashMap<>();
            read.names().forEach(tensor -> tensors.put(tensor, read.read(tensor)));
            assertThat(tensors).containsKey(name);
            tensors.computeIfPresent(name, (_, tensor) -> torch.full_like(tensor, new Scalar(Double.NaN)));
            SafeTensorsWriter.write(poisoned, tensors);
        }
        Files.move(poisoned, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
