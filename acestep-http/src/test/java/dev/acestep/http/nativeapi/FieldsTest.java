package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.JsonText;
import dev.acestep.http.body.BodyJson;
import dev.acestep.http.fields.Field;
import dev.acestep.http.openapi.OpenApi;
import dev.acestep.http.order.CanonicalRequest;
import dev.acestep.http.order.Fields;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract §3.3 to §3.7, row by row: names, defaults, ranges. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldsTest {
    private Bench bench;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        bench = Bench.open(folder, KnownModels.NEURAL);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private Map<String, @Nullable Object> canonical(String json) {
        return CanonicalRequest.of(bench.submission(json));
    }

    private static String body(String name, String value) {
        return "{\"model\": \"acestep-v15-base\", \"%s\": %s}".formatted(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "prompt, \"jazz\", caption tags",
        "global_caption, \"x\", globalCaption",
        "lyrics, \"la\", lyrics",
        "instrumental, true, instrumental",
        "thinking, true, thinking",
        "sample_mode, true, sampleMode",
        "sample_query, \"q\", sampleQuery description desc",
        "use_format, true, useFormat format",
        "is_format_caption, true, isFormatCaption",
        "task_type, \"text2music\", taskType",
        "instruction, \"do\", instruction",
        "bpm, 100, bpm",
        "key_scale, \"Am\", keyScale keyscale key",
        "time_signature, \"3/4\", timeSignature timesignature",
        "vocal_language, \"de\", vocalLanguage language",
        "audio_duration, 33, audioDuration duration target_duration targetDuration",
        "batch_size, 3, batchSize",
        "inference_steps, 77, inferenceSteps",
        "guidance_scale, 5, guidanceScale",
        "lyric_guidance_scale, 2, lyricGuidanceScale lyrics_strength lyricsStrength",
        "shift, 2.5, shift",
        "infer_method, \"SDE\", inferMethod",
        "timesteps, '\"0.9,0.5,0\"', timesteps",
        "use_random_seed, true, useRandomSeed",
        "seed, 42, seed",
        "use_adg, true, useAdg",
        "cfg_interval_start, 0.25, cfgIntervalStart",
        "cfg_interval_end, 0.75, cfgIntervalEnd",
        "sampler_mode, \"heun\", samplerMode",
        "velocity_norm_threshold, 1, velocityNormThreshold",
        "velocity_ema_factor, 0.25, velocityEmaFactor",
        "dcw_enabled, true, dcwEnabled",
        "retake_variance, 0.5, retakeVariance",
        "lm_model_path, \"acestep-5Hz-lm-1.7B\", lmModelPath",
        "lm_backend, \"pt\", lmBackend",
        "lm_temperature, 1, lmTemperature",
        "lm_cfg_scale, 1, lmCfgScale",
        "lm_negative_prompt, \"no\", lmNegativePrompt",
        "lm_top_k, 5, lmTopK",
        "lm_top_p, 0.5, lmTopP",
        "lm_repetition_penalty, 2, lmRepetitionPenalty",
        "use_cot_caption, false, useCotCaption cot_caption cotCaption cot-caption",
        "use_cot_language, false, useCotLanguage cot_language cotLanguage cot-language",
        "constrained_decoding, false, constrainedDecoding constrained",
        "constrained_decoding_debug, true, constrainedDecodingDebug",
        "allow_lm_batch, false, allowLmBatch parallel_thinking parallelThinking",
        "audio_format, \"flac\", audioFormat format",
        "mp3_bitrate, \"320k\", mp3Bitrate",
        "mp3_sample_rate, 44100, mp3SampleRate",
        "enable_normalization, false, enableNormalization normalize",
        "normalization_db, -3, normalizationDb",
        "fade_in_duration, 1, fadeInDuration fade_in fadeIn",
        "fade_out_duration, 1, fadeOutDuration fade_out fadeOut",
        "latent_shift, 0.1, latentShift",
        "latent_rescale, 1.1, latentRescale",
        "use_tiled_decode, false, useTiledDecode",
        "return_latents, true, returnLatents",
        "lrc, true, get_lrc getLrc",
        "score, true, get_score getScore",
        "analysis_only, true, analysisOnly",
    })
    void everyNameMeansTheSame(String name, String value, String others) {
        Map<String, @Nullable Object> expected = canonical(body(name, value));
        for (String other : others.split(" ", -1)) {
            assertThat(canonical(body(other, value))).as(other).isEqualTo(expected);
        }
        if (!name.equals("task_type") && !name.equals("use_random_seed")) {
            assertThat(expected).isNotEqualTo(canonical(body("task_id", "null")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bpm, 30, 300, integer from 30 to 300, 1",
        "audio_duration, 10, 600, number from 10 to 600, 0.5",
        "batch_size, 1, 8, integer from 1 to 8, 1",
        "inference_steps, 1, 200, integer from 1 to 200, 1",
        "guidance_scale, 0, 30, number from 0 to 30, 0.5",
        "lyric_guidance_scale, 0.1, 10, number from 0.1 to 10, 0.05",
        "shift, 1, 5, number from 1 to 5, 0.5",
        "cfg_interval_start, 0, 1, number from 0 to 1, 0.5",
        "cfg_interval_end, 0, 1, number from 0 to 1, 0.5",
        "velocity_norm_threshold, 0, 5, number from 0 to 5, 0.5",
        "velocity_ema_factor, 0, 0.5, number from 0 to 0.5, 0.5",
        "dcw_scaler, 0, 1, number from 0 to 1, 0.5",
        "dcw_high_scaler, 0, 1, number from 0 to 1, 0.5",
        "retake_variance, 0, 1, number from 0 to 1, 0.5",
        "lm_temperature, 0, 2, number from 0 to 2, 0.5",
        "lm_cfg_scale, 0, 10, number from 0 to 10, 0.5",
        "repainting_start, -600, 600, number from -600 to 600, 0.5",
        "repaint_strength, 0, 1, number from 0 to 1, 0.5",
        "repaint_latent_crossfade_frames, 0, 250, integer from 0 to 250, 1",
        "repaint_wav_crossfade_sec, 0, 5, number from 0 to 5, 0.5",
        "audio_cover_strength, 0, 1, number from 0 to 1, 0.5",
        "cover_noise_strength, 0, 1, number from 0 to 1, 0.5",
        "flow_edit_n_min, 0, 1, number from 0 to 1, 0.5",
        "flow_edit_n_max, 0, 1, number from 0 to 1, 0.5",
        "flow_edit_n_avg, 1, 16, integer from 1 to 16, 1",
        "normalization_db, -10, 0, number from -10 to 0, 0.5",
        "fade_in_duration, 0, 10, number from 0 to 10, 0.5",
        "fade_out_duration, 0, 10, number from 0 to 10, 0.5",
        "latent_shift, -0.2, 0.2, number from -0.2 to 0.2, 0.1",
        "latent_rescale, 0.5, 1.5, number from 0.5 to 1.5, 0.1",
        "lora_scale, 0, 1, number from 0 to 1, 0.5",
    })
    void rangesIncludeTheirBoundsAndNothingBeyond(String name, double low, double high, String rule, double step) {
        for (double allowed : new double[] {low, high}) {
            assertThat(canonical(body(name, number(allowed)))).containsKey(name);
        }
        for (double refused : new double[] {low - step, high + step}) {
            String sent = number(refused);
            assertThat(bench.refusal(body(name, sent)))
                    .isEqualTo("%s: %s is not allowed (%s)".formatted(name, sent, rule));
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task_type | text2music, cover, cover-nofsq, repaint, lego, extract, complete, continuation",
                "track_name | woodwinds, brass, fx, synth, strings, percussion, keyboard, guitar, bass, drums, backing_vocals, vocals",
                "infer_method | ode, sde",
                "sampler_mode | euler, heun",
                "dcw_mode | low, high, double, pix",
                "dcw_wavelet | haar, db2, db4, sym4, sym8, coif2",
                "lm_backend | vllm, pt, mlx",
                "chunk_mask_mode | explicit, auto",
                "repaint_mode | conservative, balanced, aggressive",
                "mp3_bitrate | 128k, 192k, 256k, 320k",
                "time_signature | 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8",
            })
    void wordsAreThoseOfTheContract(String name, String words) {
        assertThat(bench.refusal(body(name, "\"nonsense\"")))
                .isEqualTo("%s: \"nonsense\" is not allowed (one of %s)".formatted(name, words));
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        assertThat(canonical("{}"))
                .containsEntry("prompt", "")
                .containsEntry("thinking", false)
                .containsEntry("model", "acestep-v15-turbo")
                .containsEntry("task_type", "text2music")
                .containsEntry("vocal_language", "en")
                .containsEntry("batch_size", 2)
                .containsEntry("inference_steps", 8)
                .containsEntry("guidance_scale", 7.0)
                .containsEntry("shift", 3.0)
                .containsEntry("infer_method", "ode")
                .containsEntry("use_random_seed", true)
                .containsEntry("seed", "-1")
                .containsEntry("lm_temperature", 0.85)
                .containsEntry("lm_negative_prompt", "NO USER INPUT")
                .containsEntry("use_cot_caption", true)
                .containsEntry("audio_format", "mp3")
                .containsEntry("mp3_bitrate", "128k")
                .containsEntry("mp3_sample_rate", 48_000)
                .containsEntry("normalization_db", -1.0)
                .containsEntry("bpm", null)
                .containsEntry("audio_duration", null);
        assertThat(canonical(body("thinking", "false")))
                .containsEntry("inference_steps", 50)
                .containsEntry("shift", 1.0);
        assertThat(canonical("{\"model\": \"acestep-v15-turbo-shift1\"}"))
                .containsEntry("inference_steps", 8)
                .containsEntry("shift", 1.0);
    }

    @Test
    void theCanonicalRequestHasEveryFieldInTableOrder() {
        assertThat(canonical("{}").keySet())
                .containsExactlyElementsOf(Fields.ALL.stream().map(Field::name).toList())
                .hasSizeGreaterThan(80)
                .startsWith("prompt", "global_caption")
                .endsWith("webhook_url", "webhook_events");
    }

    @Test
    void noNameBelongsToTwoFields() {
        assertThat(Fields.ALL.stream().flatMap(field -> field.names().first().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theDescriptionForMachinesHasEveryFieldWithItsRange() {
        String json = JsonText.of(OpenApi.document(NativeOperations.ALL));
        var document = BodyJson.parse(json).orElseThrow();
        var properties =
                document.at("/paths/~1release_task/post/requestBody/content/application~1json/schema/properties");
        assertThat(properties.size()).isEqualTo(Fields.ALL.size());
        assertThat(properties.at("/bpm/minimum").asInt()).isEqualTo(30);
        assertThat(properties.at("/bpm/maximum").asInt()).isEqualTo(300);
        assertThat(properties.at("/audio_format/default").asText()).isEqualTo("mp3");
        assertThat(properties.at("/audio_duration/description").asText()).contains("duration, target_duration");
        assertThat(document.findValuesAsText("$ref"))
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
        assertThat(document.findValuesAsText("operationId"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
        assertThat(Arrays.asList("/v1/jobs/{id}/events", "/query_result", "/health"))
                .allMatch(path -> document.path("paths").has(path));
    }
}
