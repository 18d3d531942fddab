package dev.acestep.engine;

import dev.acestep.music.Planning;
import dev.acestep.music.Planning.Analysis;
import java.util.List;
import java.util.Optional;

/** What tests let language models do; all else is as by default. */
record Plans(
        boolean thinking,
        boolean sampleMode,
        String sampleQuery,
        boolean useFormat,
        boolean formattedCaption,
        Analysis analysis,
        List<String> codes,
        Optional<String> model,
        double cfgScale,
        boolean cotCaption,
        boolean cotLanguage,
        boolean together) {
    static final Plans DEFAULTS = of(Planning.DEFAULTS);

    private static Plans of(Planning planning) {
        return new Plans(
                planning.thinking(),
                planning.sampleMode(),
                planning.sampleQuery(),
                planning.useFormat(),
                planning.formattedCaption(),
                planning.analysis(),
                planning.audioCodes(),
                planning.lmModel(),
                planning.cfgScale(),
                planning.cotCaption(),
                planning.cotLanguage(),
                planning.allowBatch());
    }

    Plans thinks() {
        return new Plans(
                true,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans samples(String query) {
        return new Plans(
                thinking,
                true,
                query,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans formats() {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                true,
                formattedCaption,
                analysis,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans isFormatted() {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                true,
                analysis,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans analyses(Analysis what) {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                what,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans with(List<String> given) {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                given,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans by(String name) {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                Optional.of(name),
                cfgScale,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans unguided() {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                1,
                cotCaption,
                cotLanguage,
                together);
    }

    Plans withoutWishes() {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                cfgScale,
                false,
                false,
                together);
    }

    Plans oneByOne() {
        return new Plans(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                cfgScale,
                cotCaption,
                cotLanguage,
                false);
    }

    Planning planning() {
        Planning base = Planning.DEFAULTS;
        return new Planning(
                thinking,
                sampleMode,
                sampleQuery,
                useFormat,
                formattedCaption,
                analysis,
                codes,
                model,
                base.backend(),
                base.temperature(),
                cfgScale,
                base.negativePrompt(),
                base.topK(),
                base.topP(),
                base.repetitionPenalty(),
                cotCaption,
                cotLanguage,
                base.constrained(),
                base.constrainedDebug(),
                together);
    }
}
