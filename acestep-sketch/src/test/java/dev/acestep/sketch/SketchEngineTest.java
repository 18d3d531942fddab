package dev.acestep.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Pcm;
import dev.acestep.music.Planning;
import dev.acestep.music.Progress;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import dev.acestep.music.TimedLine;
import dev.acestep.music.Track;
import dev.acestep.sketch.score.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers of the engine rely on. */
class SketchEngineTest {
    private static final String LYRICS = """
            [Verse]
            City lights are fading slowly
            I am walking home alone
            [Chorus]
            We are burning through the night
            """;

    private final SketchEngine engine = new SketchEngine();

    @ParameterizedTest
    @ValueSource(doubles = {5, 7.123_456_7, 31})
    void aSongIsExactlyAsLongAsAsked(double seconds) {
        Track track = Songs.make("rock", Metadata.UNKNOWN.withDuration(seconds), 1);

        assertThat(track.audio().frames()).isEqualTo(new AudioDuration(seconds).frames());
        assertThat(track.metadata().duration()).contains(new AudioDuration(seconds));
    }

    @Test
    void theSameRequestAndSeedGiveTheSameSamples() {
        Track first = Songs.make("jazz", LYRICS, Metadata.UNKNOWN.withDuration(15), 42);
        Track again = Songs.make("jazz", LYRICS, Metadata.UNKNOWN.withDuration(15), 42);

        assertThat(again.audio().left()).isEqualTo(first.audio().left());
        assertThat(again.audio().right()).isEqualTo(first.audio().right());
    }

    @Test
    void withoutADurationLyricsSayHowLongAndElseTheEngine() {
        Track sung = Songs.make("pop", LYRICS, Metadata.UNKNOWN, 1);
        Track played = make(new SketchEngine(12), GenerationRequest.sketch(Text.of("pop", ""), Metadata.UNKNOWN, 1))
                .getFirst();

        assertThat(sung.audio().seconds()).isBetween(20.0, 40.0);
        assertThat(played.audio().seconds()).isEqualTo(12);
    }

    @Test
    void lyricLinesAreTimedInTheOrderInWhichTheyAreSung() {
        Track track = Songs.make("pop", LYRICS, Metadata.UNKNOWN.withDuration(40), 3);

        assertThat(track.timestamps().lines())
                .extracting(TimedLine::text)
                .containsExactly(
                        "City lights are fading slowly", "I am walking home alone", "We are burning through the night");
        assertThat(track.timestamps().lines()).allMatch(line -> line.end() > line.start() + 0.5 && line.end() <= 40);
        assertThat(track.timestamps().lines()).isSortedAccordingTo((a, b) -> Double.compare(a.start(), b.start()));
        assertThat(track.lyrics()).isEqualTo(LYRICS);
    }

    @Test
    void aBatchHasAResultForEverySeedAndSaysWhichIsInTheMaking() {
        List<String> stages = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        GenerationRequest request = batch(List.of(new Seed.Fixed(7), new Seed.Fixed(8)), Planning.DEFAULTS);

        engine.generate(
                request,
                (fraction, stage) -> {
                    fractions.add(fraction);
                    stages.add(stage);
                },
                tracks::add);

        assertThat(tracks).extracting(Track::index).containsExactly(0, 1);
        assertThat(tracks).extracting(Track::seed).containsExactly(7L, 8L);
        assertThat(tracks.get(0).audio().left())
                .isNotEqualTo(tracks.get(1).audio().left());
        assertThat(stages).contains("Composing (1 of 2)", "Generating music (2 of 2)");
        assertThat(fractions).isSorted();
        assertThat(fractions.getLast()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aRandomSeedIsDrawnAndReported() {
        List<Track> tracks = make(engine, batch(List.of(), Planning.DEFAULTS));

        assertThat(tracks).extracting(Track::seed).allMatch(seed -> seed >= 0).doesNotHaveDuplicates();
    }

    @Test
    void cancelledPassesThroughUntouched() {
        Cancelled cancelled = new Cancelled();
        Progress stopping = (fraction, _) -> {
            if (fraction > 0.3) {
                throw cancelled;
            }
        };

        assertThatThrownBy(() -> engine.generate(batch(List.of(), Planning.DEFAULTS), stopping, _ -> {}))
                .isSameAs(cancelled);
    }

    @Test
    void aTaskThatNeedsToListenNamesTheCheckpointThatCan() {
        GenerationRequest plain = batch(List.of(), Planning.DEFAULTS);
        Path audio = Path.of("song.wav");
        Task lego = new Task.Lego(audio, java.util.Optional.empty(), Task.Region.WHOLE, Task.MaskMode.AUTO);
        Task repaint = new Task.Repaint(audio, Task.Region.WHOLE, Task.Blend.DEFAULTS, Task.MaskMode.AUTO, 0);

        assertThatThrownBy(() -> make(engine, Songs.with(plain, lego)))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("lego")
                .hasMessageContaining("acestep-v15-base");
        assertThatThrownBy(() -> make(engine, Songs.with(plain, repaint))).hasMessageContaining("acestep-v15-turbo");
    }

    @Test
    void analysisWithoutMusicNamesTheCheckpointToInstall() {
        for (Planning.Analysis analysis :
                List.of(Planning.Analysis.METADATA, Planning.Analysis.FULL, Planning.Analysis.CODES)) {
            assertThatThrownBy(() -> make(engine, batch(List.of(), Songs.planning(false, "", analysis))))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("install the checkpoint");
        }
    }

    @Test
    void theBuiltInPlannerIsNamedWhenALanguageModelWasAskedFor() {
        Track plain = make(engine, batch(List.of(), Planning.DEFAULTS)).getFirst();
        Track planned = make(engine, batch(List.of(), Songs.planning(true, "", Planning.Analysis.NONE)))
                .getFirst();
        Track sampled = make(
                        engine,
                        Songs.with(
                                batch(List.of(), Songs.planning(false, "a soft jazz waltz", Planning.Analysis.NONE)),
                                Text.of("", "")))
                .getFirst();

        assertThat(plain.languageModel()).isEmpty();
        assertThat(planned.languageModel()).isEqualTo(ModelInfo.SKETCH);
        assertThat(sampled.caption()).isEqualTo("a soft jazz waltz");
        assertThat(sampled.genres()).contains("jazz");
    }

    @Test
    void stemsAreTheRolesOfTheMixAndAMidiFile() {
        SketchEngine.Stems stems =
                engine.stems(GenerationRequest.sketch(Text.of("rock", ""), length(8), 5), Progress.SILENT);

        assertThat(stems.parts()).containsOnlyKeys(Role.values());
        assertThat(stems.parts().values()).extracting(Pcm::frames).containsOnly(8 * Pcm.SAMPLE_RATE);
        assertThat(new String(stems.midi(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("MThd");
    }

    private static GenerationRequest batch(List<Seed> seeds, Planning planning) {
        return Songs.batch("pop", length(6), seeds, planning);
    }

    private static Metadata length(double seconds) {
        return Metadata.UNKNOWN.withDuration(seconds);
    }

    private static List<Track> make(SketchEngine engine, GenerationRequest request) {
        List<Track> tracks = new ArrayList<>();
        engine.generate(request, Progress.SILENT, tracks::add);
        return tracks;
    }
}
