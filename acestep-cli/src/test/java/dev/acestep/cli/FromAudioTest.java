package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.music.Pcm;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every task from a file to a file, with the reference's tiny checkpoints. */
class FromAudioTest {
    private static final int SECONDS = 5;

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void aSourceIsComposed() throws IOException, InterruptedException {
        Run run = Run.of(
                folder,
                "generate --model acestep-sketch --prompt folk --duration 5 --seed 1 --format wav32 --out source.wav"
                        .split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.writeString(folder.resolve("song.txt"), "[Verse]\nMorning light is falling\nOn the river of the night\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --task cover --src source.wav --cover-strength 0.5 --cover-noise 0.3       |  5
            --task cover-nofsq --src source.wav --reference source.wav                 |  5
            --task repaint --src source.wav --repaint-start -1 --repaint-end 7         |  8
            --task repaint --src source.wav --repaint-start 1 --mask explicit          |  5
            --task continuation --src source.wav --repaint-end 9 --repaint-mode aggressive | 9
            --task lego --src source.wav --track drums --repaint-start 2               |  5
            --task extract --src source.wav --track vocals --instruction Extract       |  5
            --task complete --src source.wav --tracks bass,drums                       |  5
            --morph --src source.wav --morph-from-caption folk --morph-max 0.8         |  5
            --reference source.wav --retake-variance 0.3 --retake-seed 7 --duration 6  |  6
            """)
    void everyTaskMakesAFileOfItsLength(String options, double seconds) throws Exception {
        Run run = make(options + " --out made.wav --json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.json().path("model").asText())
                .isEqualTo(options.matches(".*(lego|extract|complete).*") ? "acestep-v15-base" : "acestep-v15-turbo");
        assertThat(AudioDecoder.decode(folder.resolve("made.wav"), Limits.SONG).seconds())
                .isEqualTo(seconds);
    }

    @Test
    void whatARepaintKeepsIsTheSourceToTheSample() throws Exception {
        Run run = make("--task repaint --src source.wav --repaint-start 1.5 --repaint-end 3 --no-normalize"
                + " --format wav32 --out repainted.wav");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Pcm source = AudioDecoder.decode(folder.resolve("source.wav"), Limits.SONG);
        Pcm made = AudioDecoder.decode(folder.resolve("repainted.wav"), Limits.SONG);
        assertThat(made.frames()).isEqualTo(source.frames());
        assertThat(between(made, 0, 1.4)).isEqualTo(between(source, 0, 1.4));
        assertThat(between(made, 3.1, SECONDS)).isEqualTo(between(source, 3.1, SECONDS));
        assertThat(between(made, 1.6, 2.9)).isNotEqualTo(between(source, 1.6, 2.9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --task extract --model acestep-v15-turbo --src source.wav | --task: "extract" is beyond acestep-v15-turbo, which supports
            --task repaint                                       | --src: missing (--task repaint needs source audio)
            --morph                                              | --src: missing (--morph needs source audio)
            --task cover --src nowhere.wav                       | --src: "nowhere.wav" is no file
            --src source.wav                                     | --src: text2music makes music from words alone
            --task cover --src source.wav --track drums          | --track: --task cover does not use it (an option of extract, lego)
            --task lego --src source.wav --track kazoo           | --track: "kazoo" is not allowed (one of woodwinds,
            --task repaint --src source.wav --repaint-start 3 --repaint-end 2 | --repaint-end: 2 is not allowed (number above --repaint-start
            --task repaint --src source.wav --repaint-strength 2 | --repaint-strength: 2 is not allowed (number from 0 to 1)
            --task repaint --src source.wav --repaint-mode wild  | Invalid value for option '--repaint-mode'
            --task cover --src source.wav --cover-strength 1.5   | --cover-strength: 1.5 is not allowed (number from 0 to 1)
            --task repaint --src source.wav --morph              | --morph: --task repaint does not use it
            --morph-avg 3                                        | --morph-avg: only --morph uses it
            --morph --src source.wav --morph-min 0.5 --morph-max 0.2 | --morph-max: 0.2 is not allowed (number from 0.5 to 1)
            --task cover --src source.wav --duration 9           | --duration: a source has its own length, leave it out
            --retake-seed 3                                      | --retake-seed: only --retake-variance uses it
            --retake-variance 2                                  | --retake-variance: 2 is not allowed (number from 0 to 1)
            --model acestep-sketch --score                       | --score: acestep-sketch has no model to judge with
            --model acestep-sketch --reference source.wav        | --reference: acestep-sketch does not listen to audio
            --task cover --src song.txt                          | --src: the file
            """)
    void wrongUseIsOneLineInTheWordsOfTheOptions(String options, String line) throws Exception {
        Run run = make(options);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines().toList()).last().asString().startsWith("acestep: " + line);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void timesScoresAndLatentsComeWithASongAndLeadToTheNext() throws Exception {
        Run song = tiny(
                "generate --prompt folk --lyrics @song.txt --duration 6 --seed 4 --lrc --score --latents kept --out sung.wav"
                        + " --json");

        assertThat(song.exitCode()).as(song.err()).isZero();
        JsonNode file = song.json().path("files").path(0);
        assertThat(file.path("timestamps")).hasSize(3);
        assertThat(Files.readAllLines(folder.resolve("sung.lrc")))
                .hasSize(3)
                .allMatch(line -> line.matches("\\[\\d\\d:\\d\\d\\.\\d\\d].+"));
        assertThat(file.path("scores").path("lyric_alignment").asDouble()).isBetween(0.0, 1.0);
        assertThat(file.path("scores").path("prompt_match").isNull()).isTrue();
        assertThat(file.path("scores").path("error").asText()).contains("no audio codes");
        assertThat(file.path("latents").asText()).endsWith("kept/latents-1.safetensors");

        Run again = lrc("kept/latents-1.safetensors --lyrics @song.txt --prompt folk --json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.json().path("lines")).isEqualTo(file.path("timestamps"));

        Run cover = make("--task cover --src kept/latents-1.safetensors --out cover.wav");
        assertThat(cover.exitCode()).as(cover.err()).isZero();
        assertThat(AudioDecoder.decode(folder.resolve("cover.wav"), Limits.SONG).seconds())
                .isEqualTo(6);
    }

    @Test
    void scoresAndWhatIsMissingAreTold() throws Exception {
        Run run = make("--duration 5 --seed 4 --lrc --score --out hummed.wav");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Scores: overall unknown", "Note: No .lrc: There are no words to sing");
        assertThat(folder.resolve("hummed.lrc")).doesNotExist();
    }

    @Test
    void aRecordingIsTimed() throws Exception {
        Run run = lrc("source.wav --lyrics @song.txt --language en");
        Run json = lrc("source.wav --lyrics @song.txt --json --out times/song.lrc");
        Run silent = lrc("source.wav --lyrics [Instrumental]");
        Run sketch = lrc("source.wav --lyrics @song.txt --model acestep-sketch");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("source.lrc  3 lines");
        assertThat(Files.readString(folder.resolve("source.lrc")).strip())
                .isEqualTo(json.json().path("text").asText());
        assertThat(folder.resolve("times/song.lrc")).hasSameTextualContentAs(folder.resolve("source.lrc"));
        for (JsonNode line : json.json().path("lines")) {
            assertThat(line.path("end").asDouble()).isBetween(line.path("start").asDouble(), SECONDS + 0.2);
        }
        assertThat(silent.exitCode()).isEqualTo(1);
        assertThat(silent.err()).contains("acestep: No times: There are no words to sing");
        assertThat(sketch.exitCode()).isEqualTo(2);
        assertThat(sketch.err()).startsWith("acestep: --model: acestep-sketch does not listen");
    }

    @Test
    void helpAloneIsEnough() throws Exception {
        Run help = Run.of(folder, "generate", "--help");

        assertThat(help.out().lines())
                .containsSubsequence(
                        "Working from audio, by neural models:", "A region of the source:", "A morph of the source:");
        for (String task : List.of("cover", "cover-nofsq", "repaint", "continuation", "lego", "extract", "complete")) {
            assertThat(help.out()).contains("generate --task " + task + " --src ");
        }
        assertThat(Run.of(folder, "--help").out()).contains("lrc");
    }

    private static float[] between(Pcm audio, double from, double to) {
        return Arrays.copyOfRange(audio.left(), (int) (from * Pcm.SAMPLE_RATE), (int) (to * Pcm.SAMPLE_RATE));
    }

    private static Run make(String options) throws IOException, InterruptedException {
        return tiny("generate --prompt folk --steps 4 " + options);
    }

    private static Run lrc(String options) throws IOException, InterruptedException {
        return tiny("lrc " + options);
    }

    private static Run tiny(String line) throws IOException, InterruptedException {
        String[] arguments = Stream.concat(
                        Stream.of(line.trim().split(" +")),
                        Stream.of("--checkpoints", Fixtures.checkpoints().toString()))
                .toArray(String[]::new);
        return Run.of(folder, arguments);
    }
}
