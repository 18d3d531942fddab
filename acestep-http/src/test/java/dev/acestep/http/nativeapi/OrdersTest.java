package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.order.CanonicalRequest;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Planning;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.TrackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of contract §3 that go beyond a single field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {
    private Bench neural;
    private Bench fresh;
    private Path song;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        song = Files.writeString(
                Files.createDirectories(folder.resolve("neural/music")).resolve("song.wav"), "audio");
        neural = Bench.open(folder.resolve("neural"), KnownModels.NEURAL);
        fresh = Bench.open(folder.resolve("fresh"), KnownModels.FRESH);
    }

    @AfterAll
    void close() {
        neural.close();
        fresh.close();
    }

    private GenerationRequest request(String json) {
        return neural.submission(json).request();
    }

    private GenerationRequest edit(String task, String more) {
        return request("{\"model\": \"acestep-v15-base\", \"task_type\": \"%s\", \"src_audio_path\": \"%s\" %s}"
                .formatted(task, song, more));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"seed\": 42' | 42",
                "'\"seed\": \"42\", \"use_random_seed\": false' | 42",
                "'\"seed\": 42, \"use_random_seed\": true' | -1",
                "'\"seed\": -1, \"use_random_seed\": false' | -1",
                "'\"use_random_seed\": false' | -1",
                "'\"seed\": \"12345, 67890\"' | 12345,67890",
                "'\"seed\": [1, 2, 3]' | 1,2",
                "'\"seed\": \"[1, -1]\"' | 1,-1",
                "'\"seed\": \",7\"' | -1,7",
                "'\"seed\": 42.0' | 42",
                "'\"seed\": 9223372036854775807' | 9223372036854775807",
            })
    void seedsAreHonouredUnlessRandomOnesAreWanted(String sent, String seeds) {
        assertThat(CanonicalRequest.of(neural.submission("{" + sent + "}"))).containsEntry("seed", seeds);
    }

    @Test
    void wrongSeedsAreRefused() {
        String rule = " is not allowed (-1, or integer from 0 to 9223372036854775807)";
        assertThat(neural.refusal("{\"seed\": -2}")).isEqualTo("seed: -2" + rule);
        assertThat(neural.refusal("{\"seed\": 9223372036854775808}")).isEqualTo("seed: 9223372036854775808" + rule);
        assertThat(neural.refusal("{\"seed\": \"1,x\"}")).isEqualTo("seed: \"x\"" + rule);
        assertThat(neural.refusal("{\"seed\": \"%s\"}".formatted("1,".repeat(5_000))))
                .contains("at most 1,000 entries");
    }

    @Test
    void resultsBeyondTheSeedsAreRandom() {
        assertThat(request("{\"seed\": 42}").seed(0)).isEqualTo(new Seed.Fixed(42));
        assertThat(request("{\"seed\": 42}").seed(1)).isInstanceOf(Seed.Random.class);
    }

    @Test
    void formatIsAnAudioFormatWhereItNamesOne() {
        assertThat(request("{\"format\": \"wav\"}").output().format()).isEqualTo(AudioFormat.WAV);
        assertThat(request("{\"format\": \"wav\"}").planning().useFormat()).isFalse();
        assertThat(request("{\"format\": \"wav\", \"audio_format\": \"flac\"}")
                        .output()
                        .format())
                .isEqualTo(AudioFormat.FLAC);
        assertThat(request("{\"format\": true}").planning().useFormat()).isTrue();
        assertThat(request("{\"format\": true}").output().format()).isEqualTo(AudioFormat.MP3);
        assertThat(neural.refusal("{\"format\": \"mp5\"}"))
                .isEqualTo("use_format (sent as \"format\"): \"mp5\" is not allowed (true or false)");
        assertThat(request("{\"mp3_bitrate\": 192}").output().mp3BitRate()).isEqualTo(192_000);
    }

    @Test
    void aDescriptionTurnsSampleModeOn() {
        Planning planning = request("{\"desc\": \"a soft Bengali love song\", \"thinking\": \"yes\"}")
                .planning();
        assertThat(planning.sampleMode()).isTrue();
        assertThat(planning.thinking()).isTrue();
        assertThat(planning.sampleQuery()).isEqualTo("a soft Bengali love song");
    }

    @Test
    void instrumentalReplacesTheLyricsButRemembersThem() {
        Submission submission = neural.submission("{\"lyrics\": \"la la\", \"instrumental\": 1}");
        assertThat(submission.request().text().lyrics()).isEqualTo("[Instrumental]");
        assertThat(submission.lyrics()).isEqualTo("la la");
    }

    @ParameterizedTest
    @CsvSource({"English, en, 0", "zh-CN, zh, 0", "unknown, unknown, 0", "klingon, unknown, 1"})
    void languagesAreNormalised(String sent, String code, int warnings) {
        Submission submission = neural.submission("{\"language\": \"%s\"}".formatted(sent));
        assertThat(submission.request().metadata().language().code()).isEqualTo(code);
        assertThat(submission.warnings()).hasSize(warnings);
    }

    @Test
    void codesWithoutThinkingAreIgnoredWithAWarning() {
        Submission ignored = neural.submission("{\"audio_codes\": \"<|audio_code_1|>\"}");
        assertThat(ignored.request().planning().audioCodes()).isEmpty();
        assertThat(ignored.warnings()).singleElement().asString().startsWith("audio_code_string:");
        assertThat(request("{\"audio_codes\": [\"a\", \"b\"], \"thinking\": true}")
                        .planning()
                        .audioCodes())
                .containsExactly("a", "b");
    }

    @Test
    void thinkingHasNoEffectOnTasksThatWorkOnTheSourceAlone() {
        assertThat(edit("cover", ", \"thinking\": true").planning().thinking()).isFalse();
        assertThat(edit("lego", ", \"thinking\": true").planning().thinking()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cover", "cover-nofsq", "repaint", "lego", "extract", "complete", "continuation"})
    void editTasksNeedASource(String task) {
        assertThat(neural.refusal("{\"task_type\": \"%s\"}".formatted(task)))
                .isEqualTo(("src_audio_path: missing (task_type \"%s\" needs source audio: upload src_audio or give"
                                + " src_audio_path)")
                        .formatted(task));
        assertThat(edit(task, "").task().type().wireName()).isEqualTo(task);
        assertThat(edit(task, "").task().source()).contains(song);
    }

    @Test
    void codesStandForTheSourceOfACover() {
        GenerationRequest request = request("{\"task_type\": \"cover\", \"audio_codes\": \"<|audio_code_1|>\"}");
        assertThat(request.task().source()).isEmpty();
        assertThat(request.planning().audioCodes()).hasSize(1);
        assertThat(neural.refusal("{\"task_type\": \"repaint\", \"audio_codes\": \"<|audio_code_1|>\"}"))
                .startsWith("src_audio_path: missing");
    }

    @Test
    void editsCarryTheirValues() {
        Task.Repaint repaint = (Task.Repaint) edit(
                        "repaint",
                        ", \"repainting_start\": -5, \"repainting_end\": 20, \"repaint_mode\": \"Aggressive\","
                                + " \"chunk_mask_mode\": \"explicit\", \"repaint_wav_crossfade_sec\": 0.5")
                .task();
        assertThat(repaint.region()).isEqualTo(new Task.Region(-5, Optional.of(20.0)));
        assertThat(repaint.blend().mode()).isEqualTo(Task.RepaintMode.AGGRESSIVE);
        assertThat(repaint.blend().wavCrossfadeSeconds()).contains(0.5);
        assertThat(repaint.mask()).isEqualTo(Task.MaskMode.EXPLICIT);
        for (String end : List.of("-1", "0", "null", "\"\"", "\"-1\"")) {
            assertThat(((Task.Repaint) edit("repaint", ", \"repainting_end\": " + end)
                                    .task())
                            .region())
                    .isEqualTo(Task.Region.WHOLE);
        }
        assertThat(neural.refusal("{\"repainting_start\": 10, \"repaintingEnd\": 9}"))
                .isEqualTo("repainting_end (sent as \"repaintingEnd\"): 9 is not allowed (number above"
                        + " repainting_start, up to 600)");
        assertThat(edit("complete", ", \"instruments\": \"Drums, bass\"").task())
                .isEqualTo(new Task.Complete(Optional.of(song), List.of(TrackName.DRUMS, TrackName.BASS)));
    }

    @Test
    void aMorphNeedsASource() {
        assertThat(neural.refusal("{\"flow_edit\": true}"))
                .startsWith("src_audio_path: missing (flow_edit_morph needs");
        assertThat(edit("text2music", ", \"flow_edit\": true, \"flow_edit_n_avg\": 4")
                        .flowEdit())
                .get()
                .satisfies(morph -> assertThat(morph.averages()).isEqualTo(4));
        assertThat(neural.refusal("{\"flow_edit_n_min\": 0.5, \"flow_edit_n_max\": 0.25}"))
                .startsWith("flow_edit_n_max: 0.25 is not allowed");
    }

    @Test
    void aSourceThatIsNotUsedIsToldOf() {
        assertThat(neural.submission("{\"src_audio_path\": \"%s\"}".formatted(song))
                        .warnings())
                .containsExactly("src_audio_path: not used by text2music");
    }

    @Test
    void aFileThatIsNoAudioIsRefusedIfItIsUsed() throws IOException {
        Path words = Files.writeString(song.resolveSibling("words.txt"), "words");
        assertThat(neural.refusal("{\"task_type\": \"cover\", \"ctx_audio_path\": \"%s\"}".formatted(words)))
                .isEqualTo("src_audio_path (sent as \"ctx_audio_path\"): the file is not audio");
        assertThat(neural.refusal("{\"flow_edit_morph\": true, \"src_audio_path\": \"%s\"}".formatted(words)))
                .isEqualTo("src_audio_path: the file is not audio");
        assertThat(neural.refusal("{\"reference_audio_path\": \"%s\"}".formatted(words)))
                .isEqualTo("reference_audio_path: the file is not audio");
        assertThat(neural.submission("{\"src_audio_path\": \"%s\"}".formatted(words))
                        .warnings())
                .containsExactly("src_audio_path: not used by text2music");
    }

    @Test
    void theModelLimitsTheSteps() {
        assertThat(neural.refusal("{\"inferenceSteps\": 21}"))
                .isEqualTo("inference_steps (sent as \"inferenceSteps\"): 21 is not allowed (integer from 1 to 20 for"
                        + " acestep-v15-turbo)");
        assertThat(neural.refusal("{\"timesteps\": \"0.5,0.6\"}")).startsWith("timesteps: \"0.5,0.6\" is not allowed");
        assertThat(neural.refusal("{\"timesteps\": [0]}")).startsWith("timesteps: a list is not allowed");
        String many = "1,0.95,0.9,0.85,0.8,0.75,0.7,0.65,0.6,0.55,0.5,0.45,0.4,0.35,0.3,0.25,0.2,0.15,0.1,0.05,0";
        assertThat(request("{\"timesteps\": \"%s\"}".formatted(many)).sampling().timesteps())
                .hasSize(21);
        assertThat(neural.refusal("{\"timesteps\": \"%s\"}".formatted(many.replace(",0.95,", ",0.95,0.93,"))))
                .isEqualTo("timesteps: 21 steps is not allowed (at most 20 for acestep-v15-turbo)");
    }

    @Test
    void modelsAreResolvedAndRemembered() {
        assertThat(neural.refusal("{\"dit_model\": \"xyz\"}"))
                .isEqualTo("model (sent as \"dit_model\"): \"xyz\" is not installed");
        assertThat(neural.refusal("{\"dit_model\": \"acestep-v15-turbo\", \"task_type\": \"lego\", \"src_audio_path\":"
                        + " \"%s\"}".formatted(song)))
                .startsWith("task_type: \"lego\"");
        Submission published = fresh.submission("{\"model\": \"ACE-Step/acestep-v15-turbo\"}");
        assertThat(published.requestedModel()).isEqualTo("ACE-Step/acestep-v15-turbo");
        assertThat(published.request().model()).isEqualTo("acestep-sketch");
        assertThat(fresh.submission("{\"inference_steps\": 200}")
                        .request()
                        .sampling()
                        .steps())
                .isEqualTo(200);
    }

    @Test
    void languageModelsMustBeInstalled() {
        assertThat(request("{\"lm_model_path\": \"ACE-Step/acestep-5Hz-lm-0.6B\"}")
                        .planning()
                        .lmModel())
                .contains("acestep-5Hz-lm-0.6B");
        assertThat(neural.refusal("{\"lm_model_path\": \"acestep-5Hz-lm-4B\"}"))
                .isEqualTo("lm_model_path: \"acestep-5Hz-lm-4B\" is not installed (installed: acestep-5Hz-lm-0.6B,"
                        + " acestep-5Hz-lm-1.7B)");
        assertThat(fresh.refusal("{\"lm_model_path\": \"x\"}")).contains("installed: none");
        assertThat(fresh.submission("{\"lm_model_path\": \"acestep-sketch\"}").warnings())
                .isEmpty();
    }

    @Test
    void oneAnalysisAtATime() {
        assertThat(neural.refusal("{\"analysis_only\": true, \"extract_codes_only\": true}"))
                .isEqualTo("extract_codes_only: true is not allowed (at most one of analysis_only,"
                        + " full_analysis_only, extract_codes_only)");
        assertThat(neural.refusal("{\"full_analysis_only\": true}"))
                .startsWith("src_audio_path: missing (full_analysis_only needs source audio");
        assertThat(fresh.submission("{\"analysis_only\": true}")
                        .request()
                        .planning()
                        .analysis())
                .isEqualTo(Planning.Analysis.METADATA);
        GenerationRequest codes = edit("text2music", ", \"extract_codes_only\": true");
        assertThat(codes.planning().analysis()).isEqualTo(Planning.Analysis.CODES);
        assertThat(codes.task().source()).contains(song);
    }

    @Test
    void anAnalysisOfAudioNeedsNoModelThatEdits(@TempDir Path folder) throws IOException {
        ModelInfo wordsOnly = new ModelInfo("acestep-v15-turbo", ModelFamily.TURBO, Set.of(TaskType.TEXT2MUSIC));
        KnownModels models = new KnownModels(List.of(wordsOnly), KnownModels.NEURAL.languageModels());
        try (Bench bench = Bench.open(folder, models)) {
            Path audio = Files.writeString(bench.services().uploads().folder().resolve("a.wav"), "audio");
            for (String flag : List.of("full_analysis_only", "extract_codes_only")) {
                for (String task : List.of("", ", \"task_type\": \"cover\"", ", \"flow_edit_morph\": true")) {
                    Submission analysis =
                            bench.submission("{\"%s\": true, \"src_audio_path\": \"a.wav\"%s}".formatted(flag, task));
                    assertThat(analysis.request().task()).isEqualTo(new Task.Listening(audio.toRealPath()));
                    assertThat(analysis.request().flowEdit()).isEmpty();
                    assertThat(analysis.warnings()).isEmpty();
                }
            }
            assertThat(bench.refusal("{\"task_type\": \"cover\", \"src_audio_path\": \"a.wav\"}"))
                    .startsWith("task_type: \"cover\"");
        }
    }

    @Test
    void theLanguageModelInForceIsRecorded() {
        assertThat(request("{}").planning().lmModel()).contains("acestep-5Hz-lm-0.6B");
        assertThat(request("{\"model\": \"acestep-sketch\"}").planning().lmModel())
                .isEmpty();
        assertThat(fresh.submission("{}").request().planning().lmModel()).isEmpty();
    }

    @Test
    void aListOfCodesFitsTheBatch() {
        assertThat(neural.refusal("{\"audio_codes\": [\"a\", \"b\", \"c\"], \"thinking\": true, \"batch_size\": 2}"))
                .isEqualTo("audio_code_string (sent as \"audio_codes\"): 3 texts are not allowed (one text for all"
                        + " results, or one for each of the 2)");
        assertThat(request("{\"audio_codes\": [\"a\"], \"thinking\": true, \"batch_size\": 3}")
                        .planning()
                        .audioCodes())
                .containsExactly("a");
    }

    @Test
    void adaptersAndWebhooksAreNotThereYet() {
        assertThat(neural.refusal("{\"lora\": \"jazz\"}"))
                .isEqualTo("lora: \"jazz\" is not allowed (no such adapter; installed: none)");
        assertThat(neural.refusal("{\"lora\": [{\"name\": \"jazz\", \"scale\": 2}]}"))
                .startsWith("lora: 2 is not");
        for (String none : List.of("\"none\"", "[]", "\"[]\"", "null", "[\"none\"]")) {
            assertThat(request("{\"lora\": %s}".formatted(none)).model()).isEqualTo("acestep-v15-turbo");
        }
        assertThat(neural.refusal("{\"webhook_events\": [\"nonsense\"]}")).startsWith("webhook_events: \"nonsense\"");
    }

    @Test
    void whatTheSketchCannotDoIsSaidAtOnce() throws IOException {
        Path audio = Files.writeString(fresh.services().uploads().folder().resolve("a.wav"), "audio");
        assertThat(fresh.refusal("{\"task_type\": \"cover\", \"src_audio_path\": \"a.wav\"}"))
                .startsWith("task_type:");
        assertThat(fresh.refusal("{\"flow_edit_morph\": true, \"src_audio_path\": \"a.wav\"}"))
                .startsWith("flow_edit_morph: acestep-sketch cannot do it (install acestep-v15-turbo");
        assertThat(fresh.submission("{\"ref_audio_path\": \"a.wav\"}").warnings())
                .containsExactly("reference_audio_path: not used by acestep-sketch");
        Files.delete(audio);
    }
}
