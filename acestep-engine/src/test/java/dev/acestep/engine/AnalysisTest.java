package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.acestep.music.AudioReader;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Planning;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Progress;
import dev.acestep.music.Task;
import dev.acestep.music.Understanding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final Path FILE = Path.of("song.wav");
    private static final TinyEngines ENGINES = TinyEngines.open();
    private static final AudioReader READER = file -> {
        assertThat(file).isEqualTo(FILE);
        return SourceAudio.song();
    };

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @Test
    void theMetadataOfAPlanMakeNoAudioAndNoCodes() {
        Requests open = Requests.turbo(6, 7).with(Metadata.UNKNOWN.withBpm(97));
        Planning describing =
                Requests.plans().isFormatted().analyses(Analysis.METADATA).planning();
        Understanding plan = analysed(open.with(describing).request());
        assertThat(plan.draft().metadata().bpm()).get().extracting("value").isEqualTo(97);
        assertThat(plan.draft().metadata().keyScale()).isPresent();
        assertThat(plan.draft().metadata().duration()).isPresent();
        assertThat(plan.draft().caption()).isEqualTo("A calm piano piece.");
        assertThat(plan.draft().lyrics()).isEqualTo("[Verse]\nSing with me");
        assertThat(plan.audioCodes()).isEmpty();
        assertThat(plan.languageModel()).isEqualTo("acestep-5Hz-lm-0.6B");
        assertThat(plan.timings()).containsOnlyKeys("load", "lm");
    }

    @Test
    void aSourceIsDescribedInWordsAndCodes() {
        Understanding song = analysed(ofSource(plans(Analysis.FULL)));
        assertThat(AudioCodes.parse(song.audioCodes(), 64_000, 3_000).size()).isEqualTo(30);
        assertThat(song.draft().metadata().bpm()).isPresent();
        assertThat(song.languageModel()).isEqualTo("acestep-5Hz-lm-0.6B");
        assertThat(song.timings()).containsOnlyKeys("load", "read", "encode", "codes", "lm");
        assertThat(analysed(ofSource(plans(Analysis.FULL))).draft()).isEqualTo(song.draft());
    }

    @Test
    void theCodesOfASourceNeedNoLanguageModel() {
        Understanding codes = without(ofSource(plans(Analysis.CODES)));
        assertThat(codes.audioCodes())
                .isEqualTo(analysed(ofSource(plans(Analysis.FULL))).audioCodes());
        assertThat(codes.languageModel()).isEmpty();
        assertThat(codes.draft().caption()).isEmpty();
        assertThat(codes.timings()).containsOnlyKeys("load", "read", "encode", "codes");
    }

    @Test
    void codesThatAreGivenAreDescribedWithoutASource() {
        Planning planning = Requests.plans()
                .analyses(Analysis.FULL)
                .with(List.of("<|audio_code_17|>".repeat(50)))
                .planning();
        Understanding song = analysed(Requests.turbo(6, 7).with(planning).request());
        assertThat(song.audioCodes()).isEqualTo("<|audio_code_17|>".repeat(50));
        assertThat(song.draft().metadata().bpm()).isPresent();
    }

    @Test
    void whatNeedsALanguageModelSaysSoBeforeItListens() {
        for (Analysis analysis : List.of(Analysis.FULL, Analysis.METADATA)) {
            List<String> stages = new ArrayList<>();
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() -> engine(TinyEngines.NO_PLANNER)
                            .analyse(ofSource(plans(analysis)), (_, stage) -> stages.add(stage)))
                    .withMessage("5Hz LM init failed: no LM checkpoint installed");
            assertThat(stages).isEmpty();
        }
    }

    @Test
    void aSourceThatIsMissingIsAskedFor() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> analysed(
                        Requests.turbo(6, 7).with(plans(Analysis.CODES)).request()))
                .withMessage("src_audio_path: missing (extract_codes_only needs source audio)");
    }

    @Test
    void progressRisesToItsEnd() {
        List<Double> fractions = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        engine(ENGINES.planners()).analyse(ofSource(plans(Analysis.FULL)), (fraction, stage) -> {
            fractions.add(fraction);
            stages.add(stage);
        });
        assertThat(fractions).isSorted().startsWith(0.0);
        assertThat(stages.stream().distinct())
                .containsExactly(
                        "Reading the audio",
                        "Loading models",
                        "Listening",
                        "Finding audio codes",
                        "Describing the music");
    }

    @Test
    void musicAndAnalysisAreAskedForInTheirOwnWays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analysed(Requests.turbo(6, 7).request()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        engine(ENGINES.planners()).generate(ofSource(plans(Analysis.CODES)), Progress.SILENT, _ -> {}));
    }

    private static Planning plans(Analysis analysis) {
        return Requests.plans().analyses(analysis).planning();
    }

    private static GenerationRequest ofSource(Planning planning) {
        return Requests.turbo(6, 7).with(planning).request(new Task.Listening(FILE));
    }

    private static Understanding analysed(GenerationRequest request) {
        return engine(ENGINES.planners()).analyse(request, Progress.SILENT);
    }

    private static Understanding without(GenerationRequest request) {
        return engine(TinyEngines.NO_PLANNER).analyse(request, Progress.SILENT);
    }

    private static NeuralEngine engine(Planners planners) {
        return new NeuralEngine(
                ENGINES.networks(Requests.TURBO), planners, READER, TinyEngines.DEFAULT_SECONDS, Trace.NONE);
    }
}
