package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.jobs.Submission;
import dev.acestep.music.Planning;
import dev.acestep.music.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Contract §3.5: the language model. */
public final class PlannerFields {
    private static final int LONGEST_CODES = 200_000;

    public static final Field<List<String>> AUDIO_CODE_STRING = Field.of(
                    "audio_code_string", codes(), "5Hz audio codes; a list gives one text per result")
            .alias("audio_codes")
            .or(List.of())
            .shows(planning(PlannerFields::shownCodes));
    public static final Field<String> LM_MODEL_PATH = Field.of(
                    "lm_model_path", Kind.name(500), "installed language model; default: the configured one")
            .showsIfAny(s -> s.request().planning().lmModel());
    public static final Field<String> LM_BACKEND = Field.of(
                    "lm_backend",
                    Kind.oneOf(List.of("vllm", "pt", "mlx"), Function.identity()),
                    "recorded; the server's own runtime serves all of them")
            .or("vllm")
            .shows(planning(Planning::backend));
    public static final Field<Double> LM_TEMPERATURE = Field.of(
                    "lm_temperature", Kind.number(0, 2), "sampling temperature")
            .or(0.85)
            .shows(planning(Planning::temperature));
    public static final Field<Double> LM_CFG_SCALE = Field.of(
                    "lm_cfg_scale", Kind.number(0, 10), "guidance of the language model, above 1 enables it")
            .or(2.5)
            .shows(planning(Planning::cfgScale));
    public static final Field<String> LM_NEGATIVE_PROMPT = Field.of(
                    "lm_negative_prompt", Kind.text(Text.LONGEST_PROMPT), "negative prompt of that guidance")
            .or("NO USER INPUT")
            .shows(planning(Planning::negativePrompt));
    public static final Field<Integer> LM_TOP_K = Field.of(
                    "lm_top_k", Kind.integer(0, Integer.MAX_VALUE), "top-k; 0 is off")
            .or(0)
            .shows(planning(Planning::topK));
    public static final Field<Double> LM_TOP_P = Field.of(
                    "lm_top_p",
                    Kind.number(
                            "number above 0; 1 or more switches it off",
                            Map.of("type", "number", "exclusiveMinimum", 0),
                            value -> value > 0),
                    "nucleus sampling")
            .or(0.9)
            .shows(planning(Planning::topP));
    public static final Field<Double> LM_REPETITION_PENALTY = Field.of(
                    "lm_repetition_penalty",
                    Kind.number(
                            "number above 0, up to 5",
                            Map.of("type", "number", "exclusiveMinimum", 0, "maximum", 5),
                            value -> value > 0 && value <= 5),
                    "repetition penalty")
            .or(1.0)
            .shows(planning(Planning::repetitionPenalty));
    public static final Field<Boolean> USE_COT_CAPTION = Field.of(
                    "use_cot_caption", Kind.bool(), "the language model may rewrite the caption")
            .alias("cot_caption", "cot-caption")
            .or(true)
            .shows(planning(Planning::cotCaption));
    public static final Field<Boolean> USE_COT_LANGUAGE = Field.of(
                    "use_cot_language", Kind.bool(), "the language model may detect the vocal language")
            .alias("cot_language", "cot-language")
            .or(true)
            .shows(planning(Planning::cotLanguage));
    public static final Field<Boolean> CONSTRAINED_DECODING = Field.of(
                    "constrained_decoding", Kind.bool(), "structured output of the language model")
            .alias("constrained")
            .or(true)
            .shows(planning(Planning::constrained));
    public static final Field<Boolean> CONSTRAINED_DECODING_DEBUG = Field.of(
                    "constrained_decoding_debug", Kind.bool(), "debug log of that")
            .or(false)
            .shows(planning(Planning::constrainedDebug));
    public static final Field<Boolean> ALLOW_LM_BATCH = Field.of(
                    "allow_lm_batch", Kind.bool(), "the language model may work on several results at once")
            .alias("parallel_thinking")
            .or(true)
            .shows(planning(Planning::allowBatch));

    public static final List<Field<?>> ALL = List.of(
            AUDIO_CODE_STRING,
            LM_MODEL_PATH,
            LM_BACKEND,
            LM_TEMPERATURE,
            LM_CFG_SCALE,
            LM_NEGATIVE_PROMPT,
            LM_TOP_K,
            LM_TOP_P,
            LM_REPETITION_PENALTY,
            USE_COT_CAPTION,
            USE_COT_LANGUAGE,
            CONSTRAINED_DECODING,
            CONSTRAINED_DECODING_DEBUG,
            ALLOW_LM_BATCH);

    private PlannerFields() {}

    private static Function<Submission, ?> planning(Function<Planning, ?> value) {
        return submission -> value.apply(submission.request().planning());
    }

    private static Object shownCodes(Planning planning) {
        List<String> codes = planning.audioCodes();
        return codes.isEmpty() ? "" : codes.size() == 1 ? codes.getFirst() : codes;
    }

    /** One text for all results, or a list with one for each. */
    private static Kind<List<String>> codes() {
        Map<String, Object> text = Map.of("type", "string", "maxLength", LONGEST_CODES);
        return Kind.list(
                "text, or list of texts, of at most %,d characters".formatted(LONGEST_CODES),
                Map.of("oneOf", List.of(text, Map.of("type", "array", "items", text))),
                PlannerFields::codes);
    }

    private static List<String> codes(Raw raw, String rule) {
        boolean list =
                raw.node().isArray() || raw.node().asText().stripLeading().startsWith("[");
        List<Raw> entries = list ? raw.entries(rule) : List.of(raw);
        return entries.stream()
                .map(entry -> {
                    String text = entry.isAbsent() ? "" : entry.text(rule);
                    if (text.length() > LONGEST_CODES) {
                        throw raw.refused(rule);
                    }
                    return text;
                })
                .toList();
    }
}
