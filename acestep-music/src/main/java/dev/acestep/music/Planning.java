package dev.acestep.music;

import java.util.List;
import java.util.Optional;

/**
 * What the language model is asked to do before the music is made, and how it samples.
 *
 * @param thinking whether it writes the audio codes
 * @param sampleQuery a description from which it invents caption, lyrics and metadata; empty is none
 * @param sampleMode whether it invents them at all
 * @param useFormat whether it enhances the given caption and lyrics
 * @param formattedCaption whether the caption is formatted already
 * @param audioCodes given 5Hz codes, one text for all results or one a result; empty is none
 * @param lmModel the installed language model to use; empty is the configured one
 * @param backend recorded only
 * @param temperature 0 to 2
 * @param cfgScale 0 to 10, above 1 enables guidance
 * @param topK 0 is off
 * @param topP above 0; 1 or more is off
 * @param repetitionPenalty above 0, up to 5
 */
public record Planning(
        boolean thinking,
        boolean sampleMode,
        String sampleQuery,
        boolean useFormat,
        boolean formattedCaption,
        Analysis analysis,
        List<String> audioCodes,
        Optional<String> lmModel,
        String backend,
        double temperature,
        double cfgScale,
        String negativePrompt,
        int topK,
        double topP,
        double repetitionPenalty,
        boolean cotCaption,
        boolean cotLanguage,
        boolean constrained,
        boolean constrainedDebug,
        boolean allowBatch) {
    public static final Planning DEFAULTS = new Planning(
            false,
            false,
            "",
            false,
            false,
            Analysis.NONE,
            List.of(),
            Optional.empty(),
            "vllm",
            0.85,
            2.5,
            "NO USER INPUT",
            0,
            0.9,
            1.0,
            true,
            true,
            true,
            false,
            true);

    public Planning {
        audioCodes = List.copyOf(audioCodes);
        Range.text("sample_query", sampleQuery, Text.LONGEST_PROMPT);
        Range.text("lm_negative_prompt", negativePrompt, Text.LONGEST_PROMPT);
        Range.number("lm_temperature", temperature, 0, 2);
        Range.number("lm_cfg_scale", cfgScale, 0, 10);
        Range.integer("lm_top_k", topK, 0, Integer.MAX_VALUE);
        if (!(topP > 0)) {
            throw InvalidRequest.notAllowed("lm_top_p", Range.plain(topP), "number above 0; 1 or more switches it off");
        }
        if (!(repetitionPenalty > 0 && repetitionPenalty <= 5)) {
            throw InvalidRequest.notAllowed(
                    "lm_repetition_penalty", Range.plain(repetitionPenalty), "number above 0, up to 5");
        }
    }

    public Planning withAnalysis(Analysis other) {
        return new Planning(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                other,
                audioCodes,
                lmModel,
                backend,
                temperature,
                cfgScale,
                negativePrompt,
                topK,
                topP,
                repetitionPenalty,
                cotCaption,
                cotLanguage,
                constrained,
                constrainedDebug,
                allowBatch);
    }

    /** Work that ends before any audio is made. */
    public enum Analysis {
        /** Music is made. */
        NONE(""),
        /** The plan's metadata. */
        METADATA("analysis_only"),
        /** The source understood as caption, lyrics, metadata and codes. */
        FULL("full_analysis_only"),
        /** The source as audio codes. */
        CODES("extract_codes_only");

        private final String wireName;

        Analysis(String wireName) {
            this.wireName = wireName;
        }

        /** The flag that asks for it; empty if there is none. */
        public String wireName() {
            return wireName;
        }
    }
}
