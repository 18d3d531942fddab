package dev.acestep.engine;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Planning;
import dev.acestep.music.Task;
import java.util.ArrayList;
import java.util.List;

/** What this version cannot do with a neural checkpoint. */
final class Refusals {
    private static final String ONLY = "this version makes text2music only from neural checkpoints";

    private Refusals() {}

    /** Refuses what would not be what was asked for. */
    static void check(GenerationRequest request) {
        if (request.planning().analysis() != Planning.Analysis.NONE) {
            throw new IllegalArgumentException("The request wants an analysis, and no music");
        }
        if (!(request.task() instanceof Task.TextToMusic)) {
            throw new EngineFailure("%s cannot do task_type \"%s\": %s"
                    .formatted(request.model(), request.task().type().wireName(), ONLY));
        }
        if (request.flowEdit().isPresent()) {
            throw new EngineFailure("%s cannot do flow_edit_morph: %s".formatted(request.model(), ONLY));
        }
        if (request.reference().isPresent()) {
            throw new EngineFailure("%s cannot follow reference_audio_path: %s".formatted(request.model(), ONLY));
        }
    }

    /** What was asked for, matters less, and is left out. */
    static List<String> warnings(GenerationRequest request) {
        List<String> warnings = new ArrayList<>();
        if (request.sampling().lyricGuidanceScale() != 1) {
            warnings.add("lyric_guidance_scale is not used: ACE-Step 1.5 has no such control");
        }
        return List.copyOf(warnings);
    }
}
