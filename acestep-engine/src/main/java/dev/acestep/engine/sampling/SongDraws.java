package dev.acestep.engine.sampling;

import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Normal numbers for each song of a batch from a generator of its own, so that no neighbour shifts them. */
public final class SongDraws {
    private final List<Draws> songs;

    private SongDraws(List<Draws> songs) {
        this.songs = songs;
    }

    /** Draws on a device, from the scope that is open now until it closes. */
    public static SongDraws of(List<Long> seeds, Device device) {
        return new SongDraws(seeds.stream().map(seed -> Draws.of(seed, device)).toList());
    }

    /** The next numbers, of the shape and type of {@code x}, {@code [B, T, C]}. */
    Tensor like(Tensor x) {
        TensorVector rows = new TensorVector();
        for (int i = 0; i < songs.size(); i++) {
            rows.push_back(songs.get(i).like(x.narrow(0, i, 1)));
        }
        return torch.cat(rows, 0);
    }
}
