package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.Output;
import dev.acestep.music.Progress;
import dev.acestep.music.QualityScores;
import dev.acestep.music.TimedLine;
import dev.acestep.music.Track;
import dev.acestep.tensor.Compute;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine tells of its songs besides the music. */
final class ReviewTest {
    @Test
    void aSongsLinesAndScoresAreTheReferences() throws IOException {
        JsonNode expected =
                new JsonMapper().readTree(Fixtures.golden("scoring.json").toFile());
        GoldenCase example = GoldenCase.named("text2music_turbo");
        try (TinyEngines engines = TinyEngines.open()) {
            Track track =
                    only(engines.likeTheGoldens(example.model(), Trace.NONE), wanted(example.request(), true, true));
            assertThat(track.timestamps().lrc())
                    .isEqualTo(expected.get("timestamp").get("lrc_text").textValue());
            assertThat(track.timestamps().lines())
                    .last()
                    .extracting(TimedLine::end)
                    .isEqualTo(5.92);
            assertThat(track.scores().alignment().orElseThrow().dit())
                    .isCloseTo(expected.get("lyric_score").get("dit_score").doubleValue(), within(1e-3));
            assertThat(track.scores().alignment().orElseThrow().lm())
                    .isCloseTo(expected.get("lyric_score").get("lm_score").doubleValue(), within(1e-3));
            assertThat(track.scores().overall()).isEqualTo(track.scores().lyricAlignment());
            assertThat(track.scores().absence()).contains("audio codes");
        }
    }

    @Test
    void whatNobodyAsksForIsNotMeasured() {
        try (TinyEngines engines = TinyEngines.open()) {
            Track track =
                    only(engines.engine(Requests.TURBO), Requests.turbo(5, 1).request());
            assertThat(track.timestamps()).isEqualTo(LyricTimes.UNKNOWN);
            assertThat(track.scores()).isEqualTo(QualityScores.UNKNOWN);
        }
    }

    @Test
    void songsThatFollowCodesAreJudgedByTheLanguageModel() {
        Requests asked =
                Requests.turbo(10, 1, 2).withCodes("<|audio_code_5|><|audio_code_1000|><|audio_code_17|>".repeat(16));
        try (TinyEngines engines = TinyEngines.open()) {
            Catalogue catalogue = Catalogue.of(Fixtures.checkpoints());
            Planners planners = new Planners(
                    catalogue.languageModels().stream()
                            .map(folder -> new NeuralLanguageModel(
                                    folder, engines.store(), Compute.REFERENCE, GenreWords.NONE))
                            .toList(),
                    "");
            NeuralEngine engine =
                    new NeuralEngine(engines.networks(Requests.TURBO), planners, TinyEngines.NO_AUDIO, 60, Trace.NONE);
            List<Track> tracks = new ArrayList<>();
            engine.generate(wanted(asked.request(), false, true), Progress.SILENT, tracks::add);
            assertThat(tracks).hasSize(2).allSatisfy(track -> {
                assertThat(track.scores().promptMatch().orElseThrow()).isBetween(0.0, 1.0);
                assertThat(track.scores().absence()).isEmpty();
                assertThat(track.scores().overall()).isPresent();
                assertThat(track.timestamps()).isEqualTo(LyricTimes.UNKNOWN);
            });
        }
    }

    @Test
    void withoutALanguageModelThereIsAReason() {
        Requests asked = Requests.turbo(10, 1).withCodes("<|audio_code_5|>".repeat(50));
        try (TinyEngines engines = TinyEngines.open()) {
            Track track = only(engines.engine(Requests.TURBO), wanted(asked.request(), true, true));
            assertThat(track.scores().match()).isEmpty();
            assertThat(track.scores().absence()).contains("no LM checkpoint installed");
            assertThat(track.scores().lyricAlignment()).isPresent();
        }
    }

    private static Track only(NeuralEngine engine, GenerationRequest request) {
        List<Track> tracks = TinyEngines.generate(engine, request);
        assertThat(tracks).hasSize(1);
        return tracks.getFirst();
    }

    private static GenerationRequest wanted(GenerationRequest request, boolean timestamps, boolean scores) {
        Output files = request.output();
        return new GenerationRequest(
                request.model(),
                request.task(),
                request.text(),
                request.metadata(),
                request.reference(),
                request.flowEdit(),
                request.batchSize(),
                request.seeds(),
                request.sampling(),
                request.planning(),
                request.decoding(),
                new Output(
                        files.format(),
                        files.mp3BitRate(),
                        files.mp3SampleRate(),
                        files.normalize(),
                        files.normalizationDb(),
                        files.fadeInSeconds(),
                        files.fadeOutSeconds(),
                        timestamps,
                        scores));
    }
}
