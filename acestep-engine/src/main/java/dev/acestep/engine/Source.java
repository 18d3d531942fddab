package dev.acestep.engine;

import dev.acestep.engine.Trace.Stage;
import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.config.SilenceLatent;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a batch's songs are made over.
 *
 * @param latents {@code [B, T, C]}: silence, or what the song's codes sketch
 * @param mask {@code [B, T, C]}, 1 where music is to be made
 */
record Source(Tensor latents, Tensor mask) {
    /** Shorter ones are made longer. */
    private static final long SHORTEST = 128;

    static Source of(List<Song> songs, SongModel model, Trace trace) {
        long longest = songs.stream().mapToLong(Song::frames).max().orElseThrow();
        long frames = Math.max(SHORTEST, longest);
        TensorVector rows = new TensorVector();
        songs.forEach(song -> rows.push_back(row(song.codes(), frames, model)));
        Tensor latents = model.inItsNumbers(torch.cat(rows, 0));
        Source source = new Source(latents, torch.ones_like(latents));
        trace.stage(Stage.SOURCE, () -> Map.of("src_latents", latents, "chunk_masks", source.mask));
        return source;
    }

    /** Both side by side, {@code [B, T, 2C]}. */
    Tensor context() {
        return torch.cat(new TensorVector(latents, mask), 2);
    }

    private static Tensor row(AudioCodes codes, long frames, SongModel model) {
        SilenceLatent silence = model.silence();
        if (codes.isEmpty()) {
            return silence.frames(frames);
        }
        Tensor hints = hints(codes, model).to(ScalarType.Float);
        long missing = frames - hints.size(1);
        return missing > 0 ? torch.cat(new TensorVector(hints, silence.frames(missing)), 1) : hints;
    }

    /** The latents {@code [1, T, C]} that the codes stand for. */
    private static Tensor hints(AudioCodes codes, SongModel model) {
        long[] ids = codes.codes().stream().mapToLong(Integer::longValue).toArray();
        Tensor row = torch.tensor(ids).unsqueeze(0).to(model.silence().frames(1).device(), ScalarType.Long);
        AudioDetokenizer detokenizer = model.detokenizer();
        return detokenizer.forward(model.tokenizer().quantizer().vectors(row));
    }
}
