package dev.acestep.cli;

import dev.acestep.music.LanguageModels;
import dev.acestep.music.Planning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what the language model does before the music is made. */
final class PlannerOptions {
    @Option(
            names = "--thinking",
            description = "Lets the 5Hz language model plan the song: the metadata that you do not give, and the audio"
                    + " codes that the music follows. (On acestep-sketch the composer itself plans.)")
    private boolean thinking;

    @Option(
            names = "--sample",
            paramLabel = "QUERY",
            description =
                    "Lets the language model invent a song from a description, and makes it: \"a soft Bengali love"
                            + " song\". A --prompt or --lyrics of yours is kept.")
    private @Nullable String sample;

    @Option(
            names = "--enhance",
            description = "Lets the language model describe --prompt in more detail and order --lyrics first.")
    private boolean enhance;

    @Option(
            names = "--cot-caption",
            negatable = true,
            description = "Whether the language model may rewrite --prompt (default: with --thinking).")
    private @Nullable Boolean cotCaption;

    @Option(
            names = "--cot-language",
            negatable = true,
            description = "Whether it may find out in which language is sung (default: with --thinking).")
    private @Nullable Boolean cotLanguage;

    @Mixin
    private LanguageModelOptions languageModel = new LanguageModelOptions();

    @Option(
            names = "--lm-cfg",
            paramLabel = "X",
            defaultValue = "2.5",
            description = "Guidance of the audio codes, 0 to 10 (default 2.5): how closely they keep to the words;"
                    + " 1 and less is off and faster.")
    private double cfg = Planning.DEFAULTS.cfgScale();

    @Option(
            names = "--lm-negative-prompt",
            paramLabel = "TEXT",
            description = "What that guidance leads away from, at most 10,000 characters (default: nothing special).")
    private String negativePrompt = Planning.DEFAULTS.negativePrompt();

    @Option(
            names = "--lm-top-k",
            paramLabel = "N",
            defaultValue = "0",
            description = "The language model chooses among the N likeliest (default 0: among all).")
    private int topK;

    @Option(
            names = "--lm-top-p",
            paramLabel = "X",
            defaultValue = "0.9",
            description = "It chooses among the likeliest that make up this share, above 0 (default 0.9; 1: all).")
    private double topP = Planning.DEFAULTS.topP();

    @Option(
            names = "--lm-repetition-penalty",
            paramLabel = "X",
            defaultValue = "1",
            description = "Above 1 it repeats itself less, above 0, up to 5 (default 1: off).")
    private double repetitionPenalty = Planning.DEFAULTS.repetitionPenalty();

    @Option(
            names = "--audio-codes",
            paramLabel = "CODES",
            description = "5Hz codes that the song follows, five a second: <|audio_code_17|><|audio_code_4|>... (@FILE"
                    + " reads a file). With --thinking they take the place of the language model's own.")
    private String audioCodes = "";

    /** Whether anything is asked of it; otherwise a song is what it would be where none is installed. */
    boolean isWanted() {
        return thinking
                || sample != null
                || enhance
                || Boolean.TRUE.equals(cotCaption)
                || Boolean.TRUE.equals(cotLanguage)
                || languageModel.isNamed();
    }

    boolean hasCodes() {
        return !audioCodes.isBlank();
    }

    /** What is asked of it, as far as it is there. */
    Planning planning(LanguageModels models) {
        Planning defaults = Planning.DEFAULTS;
        return new Planning(
                thinking,
                sample != null,
                sample == null ? "" : sample,
                enhance,
                defaults.formattedCaption(),
                defaults.analysis(),
                audioCodes.isBlank() ? List.of() : List.of(TextArgument.read("audio_code_string", audioCodes)),
                languageModel.named(models),
                defaults.backend(),
                languageModel.temperature(),
                cfg,
                negativePrompt,
                topK,
                topP,
                repetitionPenalty,
                cotCaption == null ? thinking : cotCaption,
                cotLanguage == null ? thinking : cotLanguage,
                defaults.constrained(),
                defaults.constrainedDebug(),
                defaults.allowBatch());
    }
}
