package dev.acestep.engine;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import dev.acestep.music.Track;
import dev.acestep.tensor.SafeTensors;
import dev.acestep.tensor.TensorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words and audio to waveform, as the reference's server made them of the same requests. */
class EndToEndTest {
    /** The files allow 2e-3; 32-bit arithmetic in another order differs by a hundredth of that. */
    private static final double TOLERANCE = 2e-5;

    static Stream<GoldenCase> single() {
        return GoldenCase.all().filter(example -> !example.name().startsWith("batch2"));
    }

    @ParameterizedTest
    @MethodSource("single")
    void aSongIsTheReferences(GoldenCase example) {
        try (TinyEngines engines = TinyEngines.open();
                Golden golden = example.open();
                var _ = TensorScope.open()) {
            Recording recording = new Recording();
            Track track = TinyEngines.generate(engines.likeTheGoldens(example.model(), recording), example.request())
                    .getFirst();
            assertThat(recording.get("text_token_ids").equal(golden.get("text_token_ids")))
                    .isTrue();
            assertThat(recording.get("lyric_token_ids").equal(golden.get("lyric_token_ids")))
                    .isTrue();
            assertClose(recording.get("context_latents"), golden.get("context_latents"), TOLERANCE);
            assertClose(recording.get("chunk_masks").select(2, 0), golden.get("chunk_masks"), 0);
            assertCloseIfThere("encoder_hidden_states", "encoder_hidden_states", recording, golden);
            assertCloseIfThere("src_latents", "src_latents", recording, golden);
            assertCloseIfThere("refer_audio_acoustic_hidden_states_packed", "refer_latents", recording, golden);
            assertClose(recording.get("latents"), golden.get("latents"), TOLERANCE);
            assertSameWave(track.audio(), golden);
        }
    }

    @Test
    void theStagesAreWrittenToFilesUnderTheReferencesNames(@TempDir Path folder) throws IOException {
        GoldenCase example = GoldenCase.named("text2music_turbo");
        try (TinyEngines engines = TinyEngines.open();
                Golden golden = example.open();
                var _ = TensorScope.open()) {
            TinyEngines.generate(engines.likeTheGoldens(example.model(), new Dump(folder)), example.request());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()).sorted())
                        .hasSize(11)
                        .startsWith("01_tokens.safetensors")
                        .endsWith("10_latents.safetensors", "11_waveform.safetensors");
            }
            try (SafeTensors latents = SafeTensors.open(folder.resolve("10_latents.safetensors"))) {
                assertClose(latents.read("latents"), golden.get("latents"), TOLERANCE);
            }
        }
    }

    private static void assertCloseIfThere(String ours, String theirs, Recording recording, Golden golden) {
        if (golden.file().names().contains(theirs)) {
            assertClose(recording.get(ours), golden.get(theirs), TOLERANCE);
        }
    }

    private static void assertSameWave(Pcm audio, Golden golden) {
        Tensor wave = torch.stack(new TensorVector(torch.tensor(audio.left()), torch.tensor(audio.right())), 0);
        assertThat((long) audio.frames())
                .isEqualTo(golden.get("wave.num_samples").item_long());
        assertClose(wave.narrow(1, 0, 512), golden.get("wave.first512"), TOLERANCE);
        long[] every = java.util.stream.LongStream.iterate(0, i -> i < audio.frames(), i -> i + 499)
                .toArray();
        assertClose(wave.index_select(1, torch.tensor(every)), golden.get("wave.every_499"), TOLERANCE);
        assertThat(wave.abs().max().item_double())
                .isCloseTo(golden.get("wave.peak").item_double(), within(TOLERANCE));
        assertThat(wave.square().mean().sqrt().item_double())
                .isCloseTo(golden.get("wave.rms").item_double(), within(TOLERANCE));
    }
}
