package dev.acestep.sketch;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Task;
import java.util.ArrayList;
import java.util.List;

/** What the embedded engine cannot do, and which checkpoint can. */
final class Limits {
    private Limits() {}

    /** Refuses work that would not be music from words. */
    static void check(GenerationRequest request) {
        String checkpoint = switch (request.task()) {
            case Task.TextToMusic _, Task.Listening _ -> "";
            case Task.Cover _, Task.Repaint _, Task.Continuation _ -> "acestep-v15-turbo";
            case Task.Lego _, Task.Extract _, Task.Complete _ -> "acestep-v15-base";
        };
        if (!checkpoint.isEmpty()) {
            throw new EngineFailure(
                    "acestep-sketch cannot do task_type \"%s\": it does not listen to audio; install the checkpoint %s"
                            .formatted(request.task().type().wireName(), checkpoint));
        }
        if (request.planning().analysis() != Analysis.NONE) {
            throw refusal(request.planning().analysis());
        }
    }

    /** Why this engine analyses nothing. */
    static EngineFailure refusal(Analysis analysis) {
        return new EngineFailure(
                switch (analysis) {
                    case NONE -> throw new IllegalArgumentException("The request asks for no analysis");
                    case METADATA -> "analysis_only needs a language model: install the checkpoint acestep-5Hz-lm-0.6B";
                    case FULL ->
                        "full_analysis_only needs to listen to audio: install the checkpoints acestep-v15-turbo and"
                                + " acestep-5Hz-lm-0.6B";
                    case CODES ->
                        "extract_codes_only needs an audio tokenizer: install the checkpoint acestep-v15-turbo";
                });
    }

    /** What was asked for and is left out. */
    static List<String> warnings(GenerationRequest request) {
        List<String> warnings = new ArrayList<>();
        request.reference()
                .ifPresent(
                        _ -> warnings.add(
                                "reference_audio is not used: acestep-sketch does not listen to audio; acestep-v15-turbo does"));
        if (request.flowEdit().isPresent()) {
            warnings.add("flow edit is not used: it needs the checkpoint acestep-v15-base");
        }
        if (!request.planning().audioCodes().isEmpty()) {
            warnings.add("audio_code_string is not used: acestep-sketch has no codes; acestep-v15-turbo has");
        }
        if (request.decoding().kept()) {
            warnings.add("No latents: acestep-sketch has none; acestep-v15-turbo has");
        }
        if (request.output().scores()) {
            warnings.add("No quality scores: acestep-sketch has no model to judge with; acestep-v15-turbo has");
        }
        if (request.planning().sampleMode() || request.planning().useFormat()) {
            warnings.add(
                    "Caption and lyrics are used as given: to have them written or enhanced, install the checkpoint"
                            + " acestep-5Hz-lm-0.6B");
        }
        return List.copyOf(warnings);
    }
}
