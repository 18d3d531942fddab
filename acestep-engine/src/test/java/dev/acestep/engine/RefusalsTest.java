package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Path AUDIO = Path.of("song.wav");
    private static final String ONLY = "this version makes text2music only from neural checkpoints";

    @Test
    void tasksThatAModelWasNotTrainedForAreRefusedByName() {
        GenerationRequest request = Requests.turbo(6, 1).request(new Task.Extract(AUDIO, Optional.empty()));
        ModelInfo turbo = new ModelInfo(Requests.TURBO, ModelFamily.TURBO);
        assertThatExceptionOfType(EngineFailure.class)
                .isThrownBy(() -> Refusals.check(request, turbo))
                .withMessage(
                        "acestep-v15-turbo cannot do task_type \"extract\": only base and sft models were trained for it");
        assertThatNoException()
                .isThrownBy(() -> Refusals.check(request, new ModelInfo("acestep-v15-base", ModelFamily.BASE)));
    }

    @Test
    void analysisIsRefusedBeforeAnythingElse() {
        for (Analysis analysis : List.of(Analysis.METADATA, Analysis.FULL)) {
            assertThatExceptionOfType(EngineFailure.class)
                    .isThrownBy(() -> Refusals.check(Requests.turbo(6, 1)
                            .with(Requests.planning(true, true, "", true, analysis, List.of()))
                            .request(new Task.Cover(Optional.of(AUDIO), true, 1, 0))))
                    .withMessageStartingWith("5Hz LM init failed: ")
                    .withMessageContaining(analysis == Analysis.FULL ? "full_analysis_only" : "analysis_only");
        }
        assertRefused(
                Requests.turbo(6, 1)
                        .with(Requests.planning(false, false, "", false, Analysis.CODES, List.of()))
                        .request(),
                "extract_codes_only cannot be done: " + ONLY);
    }

    @Test
    void whatNeedsALanguageModelSaysSo() {
        assertNeedsLanguageModel("thinking", true, false, "", false);
        assertNeedsLanguageModel("sample_mode", false, true, "", false);
        assertNeedsLanguageModel("sample_mode", false, false, "a calm song", false);
        assertNeedsLanguageModel("use_format", false, false, "", true);
    }

    @Test
    void thinkingWithCodesGivenNeedsNoLanguageModel() {
        assertThatNoException()
                .isThrownBy(() -> Refusals.check(Requests.turbo(6, 1)
                        .with(Requests.planning(true, false, "", false, Analysis.NONE, List.of("<|audio_code_1|>")))
                        .request()));
    }

    @Test
    void whatIsLeftOutIsWarnedOf() {
        assertThat(Refusals.warnings(Requests.turbo(6, 1).request()))
                .containsExactly("use_cot_caption and use_cot_language are off: no 5Hz language model takes part");
    }

    private static void assertNeedsLanguageModel(
            String field, boolean thinking, boolean sampleMode, String query, boolean format) {
        GenerationRequest request = Requests.turbo(6, 1)
                .with(Requests.planning(thinking, sampleMode, query, format, Analysis.NONE, List.of()))
                .request();
        assertRefused(
                request,
                "5Hz LM init failed: this version runs no language model beside neural checkpoints; send the request without "
                        + field);
    }

    private static void assertRefused(GenerationRequest request, String message) {
        assertThatExceptionOfType(EngineFailure.class)
                .isThrownBy(() -> Refusals.check(request))
                .withMessage(message);
    }
}
