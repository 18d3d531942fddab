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
    private Refusals() {}

    /** Refuses what would not be what was asked for. */
    static void check(GenerationRequest request, ModelInfo model) {
        if (request.planning().analysis() != Planning.Analysis.NONE) {
            throw new IllegalArgumentException("The request wants an analysis, and no music");
        }
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
}
