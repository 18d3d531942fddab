package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask the 5Hz language model, with the reference's tiny one. */
class PlanningTest {
    private static final Pattern CODE = Pattern.compile("<\\|audio_code_\\d{1,5}\\|>");
    private static final int SECONDS = 10;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSongFollowsAPlanThatIsSavedAndKeepsWhatItsCallerGave() throws Exception {
        Run run = thinking("42", "--save-codes", "song.codes", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode song = run.json().path("files").path(0);
        assertThat(song.path("bpm").asInt()).isEqualTo(92);
        assertThat(song.path("key_scale").asText()).isEqualTo("G Major");
        assertThat(song.path("time_signature").asText()).isNotEmpty();
        assertThat(song.path("duration").asDouble()).isEqualTo(SECONDS);
        assertThat(song.path("lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
        String codes = song.path("audio_codes").asText();
        assertThat(CODE.matcher(codes).results()).hasSize(5 * SECONDS);
        assertThat(folder.resolve("song.codes")).hasContent(codes);
    }

    @Test
    void equalSeedsPlanEqualSongsAndOthersOthers() throws Exception {
        JsonNode one = thinking("7", "--json").json().path("files").path(0);
        JsonNode again = thinking("7", "--json").json().path("files").path(0);
        JsonNode other = thinking("8", "--json").json().path("files").path(0);

        assertThat(again.path("sha256")).isEqualTo(one.path("sha256"));
        assertThat(again.path("audio_codes")).isEqualTo(one.path("audio_codes"));
        assertThat(other.path("audio_codes")).isNotEqualTo(one.path("audio_codes"));
    }

    @Test
    void theStagesOfThePlanAreShown() throws Exception {
        Run run = thinking("1", "--lm-temperature", "0.7", "--lm-cfg", "1", "--lm-top-k", "20", "--lm-top-p", "0.8");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .contains("Planning the song", "Generating music")
                .anyMatch(line -> line.matches("Writing audio codes \\d+ of 5\\d"))
                .hasSizeLessThan(30);
        assertThat(run.out()).contains("92 BPM", "G Major", "seed 1");
    }

    @Test
    void musicIsPutIntoWordsAndCodes() throws Exception {
        song("tune.wav", 6);

        Run words = tiny("understand", "tune.wav", "--seed", "3", "--json");
        Run again = tiny("understand", "tune.wav", "--seed", "3", "--json");
        Run codes = tiny("understand", "tune.wav", "--seed", "3", "--codes-only", "--codes", "tune.codes");
        Run text = tiny("understand", "tune.wav", "--seed", "3", "--codes", "-");

        assertThat(words.exitCode()).as(words.err()).isZero();
        assertThat(words.json().path("model").asText()).isEqualTo("acestep-v15-turbo");
        assertThat(words.json().path("lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
        assertThat(words.json().path("bpm").asInt()).isBetween(30, 300);
        assertThat(again.json().path("caption")).isEqualTo(words.json().path("caption"));
        String heard = words.json().path("audio_codes").asText();
        assertThat(CODE.matcher(heard).results()).hasSize(30);
        assertThat(codes.out()).isBlank();
        assertThat(folder.resolve("tune.codes")).hasContent(heard);
        assertThat(text.out()).contains("Tempo ", " BPM", heard);
    }

    @Test
    void whatCannotBeListenedToIsOneLine() throws Exception {
        Files.writeString(folder.resolve("words.mp3"), "these are words");

        Run words = tiny("understand", "words.mp3");
        Run nothing = tiny("understand", "nowhere.mp3");

        assertThat(words.exitCode()).isEqualTo(2);
        assertThat(words.err().lines().toList()).last().asString().startsWith("acestep: FILE: ");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err().lines().toList())
                .last()
                .asString()
                .isEqualTo("acestep: FILE: the file does not exist");
    }

    @Test
    void aSongIsInvented() throws Exception {
        Run song = tiny("sample", "a soft love song", "--language", "bn", "--lm-temperature", "0", "--json");
        Run text = tiny("sample", "a soft love song", "--language", "bn", "--lm-temperature", "0");

        assertThat(song.exitCode()).as(song.err()).isZero();
        assertThat(song.json().path("vocal_language").asText()).isEqualTo("bn");
        assertThat(song.json().path("bpm").asInt()).isBetween(30, 300);
        assertThat(text.err().lines()).contains("Inventing the song");
        assertThat(text.out()).contains("Tempo      " + song.json().path("bpm").asText() + " BPM");
    }

    @Test
    void formattingKeepsWhatIsGiven() throws Exception {
        Files.writeString(folder.resolve("song.txt"), "[Verse]\nHello world\n");

        Run run = tiny(("format --prompt ballad --lyrics @song.txt --bpm 70 --key Am --time-signature 3/4 --duration 33"
                        + " --language fr --json")
                .split(" "));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("bpm").asInt()).isEqualTo(70);
        assertThat(run.json().path("key_scale").asText()).isEqualTo("A Minor");
        assertThat(run.json().path("time_signature").asText()).isEqualTo("3");
        assertThat(run.json().path("duration").asDouble()).isEqualTo(33);
        assertThat(run.json().path("vocal_language").asText()).isEqualTo("fr");
    }

    @Test
    void anInventedSongIsMade() throws Exception {
        Run run = tiny("generate", "--sample", "funk", "--enhance", "--duration", "6", "--seed", "5", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("files").path(0).path("lm_model").asText()).isEqualTo("acestep-5Hz-lm-0.6B");
    }

    @Test
    void whoeverDoesNotAskForAPlanGetsNone() throws Exception {
        Run run = tiny("generate", "--prompt", "folk", "--duration", "5", "--seed", "1", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode song = run.json().path("files").path(0);
        assertThat(song.path("lm_model").asText()).isEmpty();
        assertThat(song.path("prompt").asText()).isEqualTo("folk");
        assertThat(song.path("bpm").isNull()).isTrue();
    }

    @Test
    void withoutALanguageModelWhatNeedsItFailsAndWhatLikesItGoesOn() throws Exception {
        Map<String, String> off = Map.of("ACESTEP_INIT_LLM", "false");

        Run needs = run(off, "generate", "--thinking", "--prompt", "folk", "--duration", "5");
        Run likes = run(off, "generate", "--cot-caption", "--prompt", "folk", "--duration", "5", "--seed", "1");

        assertThat(needs.exitCode()).isEqualTo(1);
        assertThat(needs.err().lines().toList())
                .last()
                .asString()
                .startsWith("acestep: 5Hz LM init failed: the language model is disabled");
        assertThat(likes.exitCode()).as(likes.err()).isZero();
        assertThat(likes.out()).contains("Note: use_cot_caption");
    }

    @Test
    void aDamagedLanguageModelIsOneLine() throws Exception {
        CopiedCheckpoints checkpoints = CopiedCheckpoints.in(folder.resolve("checkpoints"));
        Path weights = checkpoints.languageModel().resolve("model.safetensors");
        try (var file = Files.newByteChannel(weights, StandardOpenOption.WRITE)) {
            file.truncate(Files.size(weights) / 2);
        }

        Run run = Run.of(folder, "generate", "--thinking", "--prompt", "folk", "--duration", "5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().toList())
                .last()
                .asString()
                .startsWith("acestep: 5Hz LM init failed: acestep-5Hz-lm-0.6B ");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    private Run thinking(String seed, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("generate", "--thinking", "--seed", seed));
        arguments.addAll(List.of("--prompt", GoldenSong.PROMPT, "--lyrics", GoldenSong.LYRICS));
        arguments.addAll(List.of("--bpm", "92", "--key", "G major", "--duration", String.valueOf(SECONDS)));
        arguments.addAll(List.of("--out", "song.wav"));
        arguments.addAll(List.of(more));
        return tiny(arguments.toArray(String[]::new));
    }

    private void song(String file, int seconds) throws IOException, InterruptedException {
        Run run = tiny(
                "generate",
                "--model",
                "acestep-sketch",
                "--duration",
                String.valueOf(seconds),
                "--out",
                file,
                "--seed",
                "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private Run tiny(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--checkpoints", Fixtures.checkpoints().toString()));
        return Run.of(folder, environment, all.toArray(String[]::new));
    }
}
