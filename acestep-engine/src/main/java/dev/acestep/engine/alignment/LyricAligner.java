package dev.acestep.engine.alignment;

import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.sampling.Noise;
import dev.acestep.engine.text.LyricTokens;
import dev.acestep.music.AlignmentScores;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.TimedLine;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Listens to a DiT that hears a finished song once more, nearly or wholly drowned in noise. */
public final class LyricAligner {
    /** Of the noise, whatever song it is. */
    private static final long SEED = 42;

    private static final float NOISE_ALONE = 1;

    private final Dit dit;
    private final SortedMap<Integer, List<Integer>> heads;

    /**
     * An aligner over a loaded DiT.
     *
     * @param heads those that follow the words, by layer
     */
    public LyricAligner(Dit dit, Map<Integer, List<Integer>> heads) {
        this.dit = dit;
        this.heads = new TreeMap<>(heads);
        this.heads.values().removeIf(List::isEmpty);
    }

    /** Why nothing can be told of these lyrics, if that is so. */
    public Optional<String> obstacle(LyricTokens lyrics) {
        if (!lyrics.sung()) {
            return Optional.of("There are no words to sing");
        }
        return heads.isEmpty()
                ? Optional.of("It is not known which attention heads of this model follow the words")
                : Optional.empty();
    }

    /** When the lines of the lyrics are sung; tags of the structure are lines too. */
    public LyricTimes times(FinishedSong song, LyricTokens lyrics) {
        return obstacle(lyrics).map(LyricTimes::none).orElseGet(() -> new LyricTimes(lines(song, lyrics), ""));
    }

    /** How well the song follows the lyrics, if there is no obstacle. */
    public Optional<AlignmentScores> scores(FinishedSong song, LyricTokens lyrics) {
        return obstacle(lyrics).isPresent() ? Optional.empty() : Optional.of(measured(song, lyrics));
    }

    private List<TimedLine> lines(FinishedSong song, LyricTokens lyrics) {
        Consensus consensus = new Consensus();
        listen(song, lyrics, List.of(1f / song.steps()), List.of(consensus::add));
        LyricGrid grid = consensus.normalised();
        return SungLines.of(lyrics.texts(), SungPath.through(grid), song.seconds() / grid.frames());
    }

    private AlignmentScores measured(FinishedSong song, LyricTokens lyrics) {
        MeanGrid told = new MeanGrid();
        MeanGrid heard = new MeanGrid();
        listen(song, lyrics, List.of(1f / song.steps(), NOISE_ALONE), List.of(heard::add, told::add));
        SungTokens sung = SungTokens.of(lyrics.texts());
        return new AlignmentScores(score(heard, sung), score(told, sung));
    }

    private static double score(MeanGrid heads, SungTokens sung) {
        return AlignmentScore.of(heads.mean().stretched(), sung).value();
    }

    /** Hands the attention {@code [tokens, frames]} of each head at each time to that time's listener. */
    private void listen(FinishedSong song, LyricTokens lyrics, List<Float> times, List<Consumer<Tensor>> listeners) {
        try (var _ = TensorScope.open()) {
            int rows = times.size();
            Tensor t = column(times).view(-1).to(song.latents());
            dit.shares(
                    drowned(song.latents(), times),
                    song.context().expand(rows, -1, -1),
                    song.condition().expand(rows, -1, -1),
                    t,
                    heads,
                    shares -> {
                        Tensor ofLyrics = shares.narrow(2, lyrics.first(), lyrics.count());
                        for (int row = 0; row < rows; row++) {
                            listeners.get(row).accept(ofLyrics.get(row).t().contiguous());
                        }
                    });
        }
    }

    /** The song {@code [1, T, C]} at each of the times, in its own numbers. */
    private static Tensor drowned(Tensor latents, List<Float> times) {
        Tensor song = latents.to(new Device("cpu"), ScalarType.Float);
        Tensor noise = Noise.ofOneSeed(SEED, song);
        Tensor t = column(times);
        return noise.mul(t).add(song.mul(t.neg().add(new Scalar(1)))).to(latents);
    }

    private static Tensor column(List<Float> times) {
        float[] values = new float[times.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = times.get(i);
        }
        return torch.tensor(values).view(-1, 1, 1);
    }
}
