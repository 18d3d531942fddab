package dev.acestep.sketch;

import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Output;
import dev.acestep.music.Planning;
import dev.acestep.music.Progress;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import dev.acestep.music.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests and songs for tests. */
final class Songs {
    /** One caption for each genre. */
    static final List<String> CAPTIONS = List.of(
            "pop",
            "synth pop",
            "rock",
            "punk",
            "metal",
            "funk",
            "soul",
            "reggae",
            "hip hop",
            "trap",
            "house",
            "drum and bass",
            "ambient",
            "lo-fi",
            "jazz",
            "blues",
            "country",
            "folk",
            "classical",
            "cinematic",
            "latin",
            "bossa nova");

    private static final SketchEngine ENGINE = new SketchEngine();

    private Songs() {}

    static Track make(String caption, Metadata metadata, long seed) {
        return make(caption, "", metadata, seed);
    }

    static Track make(String caption, String lyrics, Metadata metadata, long seed) {
        List<Track> tracks = new ArrayList<>();
        ENGINE.generate(
                GenerationRequest.sketch(Text.of(caption, lyrics), metadata, seed), Progress.SILENT, tracks::add);
        return tracks.getFirst();
    }

    /** Two results. */
    static GenerationRequest batch(String caption, Metadata metadata, List<Seed> seeds, Planning planning) {
        return new GenerationRequest(
                ModelInfo.SKETCH,
                new Task.TextToMusic(),
                Text.of(caption, ""),
                metadata,
                Optional.empty(),
                Optional.empty(),
                2,
                seeds,
                Sampling.defaults(ModelFamily.SKETCH),
                planning,
                LatentDecoding.DEFAULTS,
                Output.DEFAULTS);
    }

    static GenerationRequest with(GenerationRequest request, Task task) {
        return new GenerationRequest(
                request.model(),
                task,
                request.text(),
                request.metadata(),
                request.reference(),
                request.flowEdit(),
                request.batchSize(),
                request.seeds(),
                request.sampling(),
                request.planning(),
                request.decoding(),
                request.output());
    }

    static GenerationRequest with(GenerationRequest request, Text text) {
        return new GenerationRequest(
                request.model(),
                request.task(),
                text,
                request.metadata(),
                request.reference(),
                request.flowEdit(),
                request.batchSize(),
                request.seeds(),
                request.sampling(),
                request.planning(),
                request.decoding(),
                request.output());
    }

    static Planning planning(boolean thinking, String sampleQuery, Planning.Analysis analysis) {
        Planning usual = Planning.DEFAULTS;
        return new Planning(
                thinking,
                !sampleQuery.isEmpty(),
                sampleQuery,
                usual.useFormat(),
                usual.formattedCaption(),
                analysis,
                usual.audioCodes(),
                usual.lmModel(),
                usual.backend(),
                usual.temperature(),
                usual.cfgScale(),
                usual.negativePrompt(),
                usual.topK(),
                usual.topP(),
                usual.repetitionPenalty(),
                usual.cotCaption(),
                usual.cotLanguage(),
                usual.constrained(),
                usual.constrainedDebug(),
                usual.allowBatch());
    }
}
