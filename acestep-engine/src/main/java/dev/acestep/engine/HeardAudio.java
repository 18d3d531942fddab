package dev.acestep.engine;

import dev.acestep.engine.codec.Samples;
import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.codec.VaeEncoder;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.source.Material;
import dev.acestep.engine.source.Placed;
import dev.acestep.engine.source.ReferencePieces;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.Tensor;

/**
 * A request's audio as latents.
 *
 * @param source {@code [T, C]}; empty if there is none or nothing is heard in it
 * @param reference {@code [Tr, C]}
 */
record HeardAudio(Optional<Tensor> source, Optional<Tensor> reference) {
    static final HeardAudio NOTHING = new HeardAudio(Optional.empty(), Optional.empty());

    /**
     * Encodes what there is to hear.
     *
     * @param seed of where the reference is listened to
     * @param draws of the latents' samples: first the source's, then the reference's
     * @param listener is told how much is done, 0 to 1; what it throws ends the encoding
     */
    static HeardAudio of(Material material, long seed, VaeEncoder encoder, Draws draws, DoubleConsumer listener) {
        Optional<Placed> source = material.source().filter(audio -> !audio.isSilent());
        Optional<Placed> reference = material.reference().map(audio -> Placed.alone(ReferencePieces.of(audio, seed)));
        double first = source.map(Samples::length).orElse(0L);
        double share = first / (first + reference.map(Samples::length).orElse(0L));
        Optional<Tensor> heard = source.map(
                audio -> encoder.encode(audio, Tiles.ENCODING, draws, done -> listener.accept(done * share)));
        return new HeardAudio(
                heard,
                reference.map(audio -> encoder.encode(
                        audio, Tiles.ENCODING, draws, done -> listener.accept(share + done * (1 - share)))));
    }
}
