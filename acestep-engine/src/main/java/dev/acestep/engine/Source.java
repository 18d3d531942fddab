package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.sampling.KeptSource;
import dev.acestep.engine.source.Blending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What a batch's songs are made over, every tensor {@code [B, T, C]} but for the span's.
 *
 * @param whole the source, or silence, or what the songs' codes sketch
 * @param latents the same as the task shows it to the networks, before a cover's hints take its place
 * @param seen those that the networks see
 * @param silence what they see once they leave a cover
 * @param mask 1 where music is to be made
 * @param made {@code [B, T]}, 1 in the span that is made; empty if all is
 */
record Source(Tensor whole, Tensor latents, Tensor seen, Tensor silence, Tensor mask, Optional<Tensor> made) {
    /** Shorter ones are made longer. */
    private static final long SHORTEST = 128;

    static Source of(List<Song> songs, Edit edit, Optional<Tensor> heard, SongModel model, Trace trace) {
        long frames =
                Math.max(SHORTEST, songs.stream().mapToLong(Song::frames).max().orElseThrow());
        Source source = new SourceBuilder(songs, edit, model, frames).over(heard);
        trace.stage(Stage.SOURCE, () -> Map.of("src_latents", source.latents, "chunk_masks", source.mask));
        return source;
    }

    /** What the networks see, {@code [B, T, 2C]}. */
    Tensor context() {
        return torch.cat(new TensorVector(seen, mask), 2);
    }

    /** What they see where the source has no part in it, {@code [B, T, 2C]}. */
    Tensor silentContext() {
        return torch.cat(new TensorVector(silence, mask), 2);
    }

    /** What the walk keeps of the source. */
    Optional<KeptSource> kept(Blending blending) {
        return made.map(span -> new KeptSource(span, whole, blending.injectionRatio(), blending.latentFrames()));
    }
}
