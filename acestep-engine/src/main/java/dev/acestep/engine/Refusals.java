package dev.acestep.engine;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Planning;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.InferMethod;
import dev.acestep.music.Sampling.SamplerMode;
import dev.acestep.music.TaskType;
import java.util.ArrayList;
import java.util.List;

/** What this version cannot do with a neural checkpoint. */
final class Refusals {
    private static final String ONLY = "this version makes text2music only from neural checkpoints";

    private Refusals() {}

    /** Refuses what would not be what was asked for. */
    static void check(GenerationRequest request) {
        check(request.planning());
    }

    /** Refuses what the model was not trained to do. */
    static void check(GenerationRequest request, ModelInfo model) {
        TaskType type = request.task().type();
        if (!model.supports(type)) {
            throw new EngineFailure("%s cannot do task_type \"%s\": only base and sft models were trained for it"
                    .formatted(model.name(), type.wireName()));
        }
    }

    /** What was asked for, matters less, and is left out. */
    static List<String> warnings(GenerationRequest request) {
        List<String> warnings = new ArrayList<>();
        if (request.sampling().lyricGuidanceScale() != 1) {
            warnings.add("lyric_guidance_scale is not used: ACE-Step 1.5 has no such control");
        }
        Planning planning = request.planning();
        if (planning.cotCaption() || planning.cotLanguage()) {
            warnings.add("use_cot_caption and use_cot_language are off: no 5Hz language model takes part");
        }
        if (request.output().timestamps()) {
            warnings.add("No time stamps: this version does not make them with neural checkpoints");
        }
        if (request.output().scores()) {
            warnings.add("No quality scores: this version does not make them with neural checkpoints");
        }
        if (request.flowEdit().isPresent() && asksForAnotherWalk(request.sampling())) {
            warnings.add("flow_edit_morph walks in its own way: infer_method, sampler_mode, use_adg, dcw_enabled and"
                    + " retake_variance are not used");
        }
        return List.copyOf(warnings);
    }

    private static boolean asksForAnotherWalk(Sampling sampling) {
        return sampling.inferMethod() != InferMethod.ODE
                || sampling.samplerMode() != SamplerMode.EULER
                || sampling.adg()
                || sampling.dcw().isPresent()
                || sampling.retake().isPresent();
    }

    private static void check(Planning planning) {
        switch (planning.analysis()) {
            case NONE -> {}
            case METADATA -> throw needsLanguageModel("analysis_only");
            case FULL -> throw needsLanguageModel("full_analysis_only");
            case CODES -> throw new EngineFailure("extract_codes_only cannot be done: " + ONLY);
        }
        if (planning.sampleMode() || !planning.sampleQuery().isBlank()) {
            throw needsLanguageModel("sample_mode");
        }
        if (planning.useFormat()) {
            throw needsLanguageModel("use_format");
        }
        boolean codesAreThere = planning.audioCodes().stream().anyMatch(text -> !text.isBlank());
        if (planning.thinking() && !codesAreThere) {
            throw needsLanguageModel("thinking");
        }
    }

    private static EngineFailure needsLanguageModel(String field) {
        return new EngineFailure(
                "5Hz LM init failed: this version runs no language model beside neural checkpoints; send the request without %s"
                        .formatted(field));
    }
}
