package dev.acestep.engine;

import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.Output;
import dev.acestep.music.Planning;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Requests for text to music, and what may differ between them. */
record Requests(
        String model,
        Text text,
        Metadata metadata,
        Sampling sampling,
        Planning planning,
        LatentDecoding decoding,
        List<Seed> seeds) {
    static final String TURBO = "acestep-v15-turbo";

    static Requests turbo(double seconds, long... seeds) {
        return new Requests(
                TURBO,
                Text.of("A calm piano piece.", "[Verse]\nSing with me"),
                Metadata.UNKNOWN.withDuration(seconds).withBpm(92),
                Sampling.defaults(ModelFamily.TURBO),
                Planning.DEFAULTS,
                LatentDecoding.DEFAULTS,
                LongStream.of(seeds).<Seed>mapToObj(Seed.Fixed::new).toList());
    }

    Requests of(String otherModel) {
        return new Requests(otherModel, text, metadata, sampling, planning, decoding, seeds);
    }

    Requests with(Sampling other) {
        return new Requests(model, text, metadata, other, planning, decoding, seeds);
    }

    Requests with(Planning other) {
        return new Requests(model, text, metadata, sampling, other, decoding, seeds);
    }

    Requests with(LatentDecoding other) {
        return new Requests(model, text, metadata, sampling, planning, other, seeds);
    }

    Requests with(Metadata other) {
        return new Requests(model, text, other, sampling, planning, decoding, seeds);
    }

    Requests with(Text other) {
        return new Requests(model, other, metadata, sampling, planning, decoding, seeds);
    }

    Requests withCodes(String... codes) {
        return with(planning(List.of(codes)));
    }

    GenerationRequest request() {
        return request(new Task.TextToMusic());
    }

    GenerationRequest request(Task task) {
        return request(task, Optional.empty(), Optional.empty());
    }

    GenerationRequest request(Task task, Optional<Path> reference, Optional<FlowEdit> flowEdit) {
        return new GenerationRequest(
                model,
                task,
                text,
                metadata,
                reference,
                flowEdit,
                Math.max(1, seeds.size()),
                seeds,
                sampling,
                planning,
                decoding,
                Output.DEFAULTS);
    }

    /** The default planning with audio codes. */
    static Planning planning(List<String> codes) {
        return plans().with(codes).planning();
    }

    static Plans plans() {
        return Plans.DEFAULTS;
    }
}
