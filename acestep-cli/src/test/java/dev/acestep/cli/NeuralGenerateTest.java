package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Songs of the neural models from the command line, equal to the reference's. */
class NeuralGenerateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSongEqualsTheReferencesAndItsStagesCanBeSeen() throws IOException, InterruptedException {
        Run run = generate("acestep-v15-turbo", "42", "--duration", "6", "--dump", "stages");

        assertThat(run.exitCode()).as(run.err()).isZero();
        GoldenSong.of("text2music_turbo").assertIn(folder.resolve("song.wav"));
        try (Stream<Path> stages = Files.list(folder.resolve("stages"))) {
            assertThat(stages.map(stage -> stage.getFileName().toString()))
                    .contains("01_tokens.safetensors", "10_latents.safetensors", "11_waveform.safetensors")
                    .hasSize(11);
        }
    }

    @Test
    void stepsGuidanceAndCodesAreObeyed() throws IOException, InterruptedException {
        Run base = generate("acestep-v15-base", "43", "--duration", "6", "--steps", "10", "--guidance", "7");
        assertThat(base.exitCode()).as(base.err()).isZero();
        GoldenSong.of("text2music_base").assertIn(folder.resolve("song.wav"));

        Run codes = generate("acestep-v15-turbo", "44", "--audio-codes", NeuralServerTest.codes());
        assertThat(codes.exitCode()).as(codes.err()).isZero();
        GoldenSong.of("text2music_turbo_codes").assertIn(folder.resolve("song.wav"));
    }

    @Test
    void whatThisMachineOrVersionCannotDoIsOneLine() throws IOException, InterruptedException {
        assertThat(generate("acestep-v15-turbo", "1", "--device", "cuda:7").err())
                .startsWith("acestep: Device cuda:7: this build has no CUDA")
                .hasLineCount(1);
        assertThat(generate("acestep-v15-turbo", "1", "--task", "cover").err())
                .startsWith("acestep: --src: missing (--task cover needs source audio)")
                .hasLineCount(1);
        assertThat(generate("acestep-v15-turbo", "1", "--timesteps", "0.5,0.7").err())
                .startsWith("acestep: --timesteps: [0.5, 0.7] is not allowed")
                .hasLineCount(1);
        assertThat(generate("acestep-v15-sft", "1").err())
                .startsWith("acestep: --model: \"acestep-v15-sft\" is not installed (installed: ")
                .hasLineCount(1);
    }

    private Run generate(String model, String seed, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("generate", "--model", model, "--seed", seed));
        arguments.addAll(List.of("--checkpoints", Fixtures.checkpoints().toString()));
        arguments.addAll(List.of("--prompt", GoldenSong.PROMPT, "--lyrics", GoldenSong.LYRICS));
        arguments.addAll(List.of("--bpm", "92", "--key", "G major", "--time-signature", "4/4"));
        arguments.addAll(List.of("--out", "song.wav", "--format", "wav32"));
        arguments.addAll(List.of(more));
        return Run.of(folder, arguments.toArray(String[]::new));
    }
}
