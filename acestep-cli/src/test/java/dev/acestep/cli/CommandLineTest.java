package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of the program in a process of its own. */
class CommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            generate --bpm 500                        | 2 | acestep: --bpm: 500 is not allowed (integer from 30 to 300)
            generate --bpm fast                       | 2 | acestep: Invalid value for option '--bpm'
            generate --promt pop                      | 2 | acestep: Unknown options: '--promt', 'pop' (did you mean --prompt?)
            generate --duration 4                     | 2 | acestep: --duration: 4 is not allowed (number from 5 to 600)
            generate --task cover                     | 2 | acestep: --task: "cover" is beyond acestep-sketch
            generate --model gpt                      | 2 | acestep: --model: "gpt" is not installed (installed: acestep-sketch)
            generate --out song.xyz                   | 2 | acestep: --out: "song.xyz" has no known ending
            generate --out song.mp3 --format flac     | 2 | acestep: --out: "song.mp3" is not a name for flac
            generate --lyrics @nowhere.txt            | 2 | acestep: --lyrics: "nowhere.txt" cannot be read
            generate --lm-cfg 11                      | 2 | acestep: --lm-cfg: 11 is not allowed (number from 0 to 10)
            generate --lm-top-p 0                     | 2 | acestep: --lm-top-p: 0 is not allowed (number above 0;
            generate --save-codes codes               | 2 | acestep: --save-codes: acestep-sketch has no audio codes
            sample pop --lm-temperature 3             | 2 | acestep: --lm-temperature: 3.0 is not allowed (number from 0 to 2)
            sample pop --language klingon             | 2 | acestep: --language: "klingon" is not allowed
            format --bpm 90                           | 2 | acestep: --prompt: missing
            lrc                                       | 2 | acestep: Missing required
            lrc song.mp3 --lyrics hey                 | 2 | acestep: --model: acestep-sketch does not listen
            generate --latents kept                   | 2 | acestep: --latents: acestep-sketch has no latents
            understand                                | 2 | acestep: Missing required parameter: 'FILE'
            generate --seed -7                        | 2 | acestep: --seed: -7 is not allowed
            serve --port 99999                        | 2 | acestep: ACESTEP_API_PORT: "99999" is not allowed (integer from 0 to 65535)
            serve --config nowhere.conf               | 2 | acestep: nowhere.conf cannot be read
            sing                                      | 2 | acestep: Unmatched argument at index 0: 'sing'
            """)
    void wrongUsageIsOneLineAndExitCode2(String arguments, int exitCode, String line)
            throws IOException, InterruptedException {
        Run run = Run.of(folder, arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith(line).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() throws IOException, InterruptedException {
        assertThat(Run.of(folder, "--help").out())
                .contains(
                        "serve",
                        "generate",
                        "sample",
                        "format",
                        "understand",
                        "lrc",
                        "models",
                        "download",
                        "keys",
                        "doctor",
                        "version");
        assertThat(Run.of(folder, "generate", "--help").out().lines())
                .containsSubsequence("The song:", "Planning, by the 5Hz language model:", "Files:", "Settings:");
        assertThat(Run.of(folder, "bench", "http", "--help").out()).contains("--kills", "--rate");
    }

    @Test
    void theEngineIsMeasuredWithoutACheckpoint() throws IOException, InterruptedException {
        Run run = Run.of(
                folder, "bench", "engine", "--random-weights", "tiny", "--duration", "6", "--baseline", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("precisions")).hasSize(2);
        assertThat(run.json().path("ratios").path("int8 step against fp32 step").asDouble())
                .isPositive();
        assertThat(run.json().path("baseline").path("tiles").asInt()).isEqualTo(1);
        assertThat(run.err()).contains("INT8 step 8 of 8");
    }

    @Test
    void modelsListsTheEmbeddedEngine() throws IOException, InterruptedException {
        Run run = Run.of(folder, "models", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("models").path(0).path("name").asText()).isEqualTo("acestep-sketch");
    }

    @Test
    void theDoctorLooksAtEverything() throws IOException, InterruptedException {
        Run run = Run.of(folder, "doctor", "--port", "0");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("jdk", "cpu", "memory", "gpu", "ffmpeg", "checkpoints", "database", "disk", "port")
                .doesNotContain("fail ");
    }

    @Test
    void theDoctorFailsWhereTheServerWould() throws IOException, InterruptedException {
        Run run = Run.of(folder, "doctor", "--port", "0", "--data", "/proc/acestep");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^fail +database .* -> make the folder writable");
    }
}
