package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.config.ConfigFile;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Sampling;
import dev.acestep.music.Text;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SongPlannerTest {
    private static final Path TINY = Fixtures.checkpoints();
    private static final String TURBO = Requests.TURBO;
    private final SongPlanner planner = planner(TURBO);

    @ParameterizedTest
    @CsvSource({"6, 150, 6", "5.5, 137, 5", "5.04, 125, 5", "5.06, 127, 5", "59.97, 1500, 59", "600, 15000, 600"})
    void aDurationIsRoundedToTenthsAndCutToFrames(double seconds, long frames, long told) {
        Song song = only(Requests.turbo(seconds, 1));
        assertThat(song.frames()).isEqualTo(frames);
        assertThat(song.description().prompt()).contains("- duration: %s seconds\n".formatted(told));
    }

    @Test
    void withoutDurationAnInstrumentalSongHasTheUsualOne() {
        Song song = only(Requests.turbo(6, 1).with(Metadata.UNKNOWN).with(Text.of("a song", "")));
        assertThat(song.frames()).isEqualTo(90 * 25);
        assertThat(song.description().prompt()).contains("- duration: 90 seconds\n");
    }

    @Test
    void withoutDurationTheLyricsSayHowLongItIs() {
        String lyrics = "[Verse]\n" + "Sing with me until the night is over\n".repeat(20);
        Song song = only(Requests.turbo(6, 1).with(Metadata.UNKNOWN).with(Text.of("a song", lyrics)));
        assertThat(song.frames()).isBetween(75 * 25L, 125 * 25L);
    }

    @Test
    void codesSayHowLongItIsAndWhatIsToBeDone() {
        Requests open = Requests.turbo(6, 1).with(Metadata.UNKNOWN).withCodes("<|audio_code_7|>".repeat(51));
        Song song = only(open);
        assertThat(song.frames()).isEqualTo(255);
        assertThat(song.description().prompt())
                .contains("# Instruction\nGenerate audio semantic tokens based on the given conditions:\n")
                .contains("- duration: 10 seconds\n");
        assertThat(only(open.with(Metadata.UNKNOWN.withDuration(30)).withCodes("<|audio_code_7|>"))
                        .description()
                        .prompt())
                .contains("- duration: 30 seconds\n");
    }

    @Test
    void seedsGoToTheirSongsAndTheRestIsDrawn() {
        List<Song> songs = songs(Requests.turbo(6, 42, 4_294_967_296L));
        assertThat(songs).extracting(Song::seed).containsExactly(42L, 4_294_967_296L);
        long drawn = only(Requests.turbo(6)).seed();
        assertThat(drawn).isBetween(0L, 4_294_967_295L);
    }

    @Test
    void oneTextOfCodesIsForAllAndSeveralAreForOneEach() {
        String one = "<|audio_code_1|>";
        String two = " <|audio_code_2|> \n <|audio_code_63999|>\n";
        assertThat(songs(Requests.turbo(6, 1, 2).withCodes(two)))
                .extracting(song -> song.codes().codes())
                .containsExactly(List.of(2, 63_999), List.of(2, 63_999));
        assertThat(songs(Requests.turbo(6, 1, 2).withCodes(one, two)))
                .extracting(song -> song.codes().codes())
                .containsExactly(List.of(1), List.of(2, 63_999));
        assertRefused(
                Requests.turbo(6, 1, 2, 3).withCodes(one, two),
                "audio_code_string: \"2 texts\" is not allowed (one text for all results, or one for each of the 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void blankCodesAreNone(String codes) {
        assertThat(only(Requests.turbo(6, 1).withCodes(codes)).frames()).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({
        "<|audio_code_1|>x<|audio_code_2|>, \"x<|audio_code_2|>\"",
        "17 40503, \"17 40503\"",
        "<|audio_code_-1|>, \"<|audio_code_-1|>\"",
        "<|audio_code_12345678901|>, \"<|audio_code_12345678901|>\"",
    })
    void whatIsNoCodeIsRefused(String codes, String shown) {
        assertRefused(
                Requests.turbo(6, 1).withCodes(codes),
                "audio_code_string: %s is not allowed (tokens such as <|audio_code_17|>, nothing else)"
                        .formatted(shown));
    }

    @Test
    void codesThatTheQuantizerDoesNotKnowAreRefused() {
        assertRefused(
                Requests.turbo(6, 1).withCodes("<|audio_code_63999|><|audio_code_64000|>"),
                "audio_code_string: 64000 is not allowed (codes from 0 to 63999)");
    }

    @Test
    void moreCodesThanASongCanHaveAreRefused() {
        assertThat(only(Requests.turbo(6, 1).withCodes("<|audio_code_0|>".repeat(3000)))
                        .frames())
                .isEqualTo(15_000);
        assertRefused(
                Requests.turbo(6, 1).withCodes("<|audio_code_0|>".repeat(3001)),
                "audio_code_string: 3001 codes are not allowed (at most 3000)");
    }

    @Test
    void aScheduleThatTheModelDoesNotTakeIsWarnedOf() {
        assertThat(warnings(TURBO, 8, List.of())).isEmpty();
        assertThat(warnings(TURBO, 12, List.of()))
                .contains("inference_steps 12 is not used: acestep-v15-turbo was trained to take 8 steps");
        assertThat(warnings(TURBO, 12, List.of(0.9, 0.5))).isEmpty();
        assertThat(warnings("acestep-v15-base", 12, List.of())).isEmpty();
        assertThat(warnings("acestep-v15-base", 12, List.of(0.9, 0.5)))
                .contains("timesteps is not used: acestep-v15-base takes no schedule but its own");
    }

    private static List<String> warnings(String model, int steps, List<Double> timesteps) {
        Sampling base = Sampling.defaults(ModelFamily.BASE);
        Sampling sampling = new Sampling(
                steps,
                7,
                1,
                3,
                base.inferMethod(),
                base.samplerMode(),
                timesteps,
                false,
                0,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty());
        Requests song = Requests.turbo(6, 1);
        Requests asked = new Requests(
                model, song.text(), song.metadata(), sampling, song.planning(), song.decoding(), song.seeds());
        return sheet(planner(model), asked).warnings();
    }

    private static SongPlanner planner(String model) {
        return new SongPlanner(ConfigFile.aceStep(TINY.resolve(model)), ConfigFile.vae(TINY.resolve("vae")), 90);
    }

    private void assertRefused(Requests requests, String message) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> songs(requests))
                .withMessage(message);
    }

    private Song only(Requests requests) {
        return songs(requests).getFirst();
    }

    private List<Song> songs(Requests requests) {
        return sheet(planner, requests).songs();
    }

    private static SongSheet sheet(SongPlanner planner, Requests requests) {
        Random random = new Random(1);
        return planner.sheet(planner.asked(requests.request(), random), random);
    }
}
