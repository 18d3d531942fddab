package dev.acestep.engine;

import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.source.Span.Frames;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Lays out what the songs of a batch are made over, as their task has it. */
final class SourceBuilder {
    private final List<Song> songs;
    private final Edit edit;
    private final SongModel model;
    private final long frames;
    private final int batch;

    /**
     * For one batch.
     *
     * @param frames of every song
     */
    SourceBuilder(List<Song> songs, Edit edit, SongModel model, long frames) {
        this.songs = songs;
        this.edit = edit;
        this.model = model;
        this.frames = frames;
        this.batch = songs.size();
    }

    /**
     * Over a source, or over what each song's codes sketch, or over silence.
     *
     * @param heard {@code [Ts, C]}
     */
    Source over(Optional<Tensor> heard) {
        Tensor silence = each(model.silence().frames(frames));
        Tensor whole = heard.or(this::stored)
                .map(latents -> each(filled(latents.unsqueeze(0))))
                .orElseGet(this::sketched);
        if (edit.isMorph()) {
            return new Source(whole, silence, silence, silence, torch.ones_like(whole), Optional.empty());
        }
        Optional<Tensor> made = edit.made(frames).map(this::inside);
        Tensor latents = edit.silencesItsSpan()
                ? made.map(span -> torch.where(span.unsqueeze(2).to(ScalarType.Bool), silence, whole))
                        .orElse(whole)
                : whole;
        Tensor seen = model.hints().inPlaceOf(latents, covers(), Optional.empty());
        Tensor mask = made.filter(_ -> edit.showsItsSpan())
                .map(span -> span.unsqueeze(2).expand_as(whole).to(whole))
                .orElseGet(() -> torch.ones_like(whole));
        return new Source(whole, latents, seen, silence, mask, made);
    }

    /** The source that is given as latents, {@code [T, C]} with silence before it. */
    private Optional<Tensor> stored() {
        long before = edit.material().before(edit.format());
        return edit.material().latents().map(latents -> {
            Tensor silence = model.silence().frames(before + 1).select(0, 0).narrow(0, 0, before);
            return torch.cat(new TensorVector(silence, latents.tensor().to(silence.device(), ScalarType.Float)), 0);
        });
    }

    /** Codes are hints already; of a source the hints are made. */
    private List<Boolean> covers() {
        boolean free = songs.stream().allMatch(Song::isFree);
        return songs.stream()
                .map(song -> free && edit.goesThroughCodes(song.description()))
                .toList();
    }

    private Tensor sketched() {
        TensorVector rows = new TensorVector();
        songs.forEach(
                song -> rows.push_back(song.isFree() ? model.silence().frames(frames) : filled(hints(song.codes()))));
        return model.inItsNumbers(torch.cat(rows, 0));
    }

    /** One row for each song. */
    private Tensor each(Tensor row) {
        return model.inItsNumbers(row).expand(batch, -1, -1).contiguous();
    }

    /** The row {@code [1, n, C]} with silence behind it. */
    private Tensor filled(Tensor row) {
        long missing = frames - row.size(1);
        Tensor wide = row.to(ScalarType.Float);
        return missing > 0
                ? torch.cat(new TensorVector(wide, model.silence().frames(missing)), 1)
                : wide.narrow(1, 0, frames);
    }

    private Tensor inside(Frames span) {
        Tensor mask = torch.zeros(batch, frames);
        mask.narrow(1, span.first(), span.end() - span.first()).fill_(new Scalar(1.0));
        return mask.to(model.silence().frames(1).device(), ScalarType.Float);
    }

    /** The latents {@code [1, T, C]} that the codes stand for. */
    private Tensor hints(AudioCodes codes) {
        long[] ids = codes.codes().stream().mapToLong(Integer::longValue).toArray();
        Tensor row = torch.tensor(ids).unsqueeze(0).to(model.silence().frames(1).device(), ScalarType.Long);
        AudioDetokenizer detokenizer = model.detokenizer();
        return detokenizer.forward(model.tokenizer().quantizer().vectors(row));
    }
}
