package dev.acestep.engine;

import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.source.Placed;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/** The way of somebody's audio to its 5Hz codes. */
record SourceCodes(Networks networks, Part progress, Stopwatch watch) {
    private static final String FIELD = "src_audio_path";

    /** Most of the time goes into the latents. */
    private static final double LATENTS = 0.95;

    /**
     * The codes.
     *
     * @param seedOfDraws of the sample that is taken of the latents
     * @throws InvalidRequest if it is silent, or has not the length of one code
     */
    AudioCodes of(Pcm audio, long seedOfDraws) {
        check(audio);
        try (var _ = TensorScope.open()) {
            return codes(latents(audio, seedOfDraws));
        }
    }

    /** The latents {@code [T, C]}. */
    Tensor latents(Pcm audio, long seedOfDraws) {
        Part part = progress.between(0, LATENTS);
        part.report(0, "Loading models");
        long bytes = WorkingMemory.listening(networks, audio.frames());
        try (Lease<VaeEncoderModel> vae = networks.vaeEncoder(bytes, part::waiting)) {
            watch.ended("load");
            Draws draws = networks.draws(seedOfDraws);
            part.report(0, "Listening");
            Tensor latents = vae.model()
                    .encoder()
                    .encode(audio, Tiles.ENCODING, draws, share -> part.report(share, "Listening"));
            watch.ended("encode");
            return latents;
        }
    }

    private AudioCodes codes(Tensor latents) {
        Part part = progress.between(LATENTS, 1);
        try (Lease<AudioTokenizerModel> model =
                networks.audioTokenizer(WorkingMemory.tokenizing(networks), part::waiting)) {
            watch.ended("load");
            AudioCodes codes = model.model().codes(latents, share -> part.report(share, "Finding audio codes"));
            watch.ended("codes");
            return codes;
        }
    }

    private void check(Pcm audio) {
        long least = networks.vaeConfig().hop() * networks.config().poolWindowSize();
        if (audio.frames() < least) {
            throw InvalidRequest.because(
                    FIELD,
                    "%.3f s of audio are too short (at least %.3f s)"
                            .formatted(audio.seconds(), least / (double) Pcm.SAMPLE_RATE));
        }
        if (Placed.alone(audio).isSilent()) {
            throw InvalidRequest.because(FIELD, "the audio is silent");
        }
    }
}
