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
        listen(song, lyrics, lastTime(song), consensus::add);
        LyricGrid grid = consensus.normalised();
        return SungLines.of(lyrics.texts(), SungPath.through(grid), song.seconds() / grid.frames());
    }

    private AlignmentScores measured(FinishedSong song, LyricTokens lyrics) {
        return new AlignmentScores(score(song, lyrics, lastTime(song)), score(song, lyrics, NOISE_ALONE));
    }

    private double score(FinishedSong song, LyricTokens lyrics, float time) {
        MeanGrid heads = new MeanGrid();
        listen(song, lyrics, time, heads::add);
        return AlignmentScore.of(heads.mean().stretched(), SungTokens.of(lyrics.texts()))
                .value();
    }

    private static float lastTime(FinishedSong song) {
        return NOISE_ALONE / song.steps();
    }

    /** Hands over the attention {@code [tokens, frames]} of each head at that time. */
    private void listen(FinishedSong song, LyricTokens lyrics, float time, Consumer<Tensor> listener) {
        try (var _ = TensorScope.open()) {
            Tensor x = drowned(song.latents(), time);
            Tensor t = torch.full(new long[] {1}, new Scalar(time), x.options());
            dit.shares(
                    x,
                    song.context(),
                    song.condition(),
                    t,
                    heads,
                    shares -> listener.accept(shares.get(0)
                            .narrow(1, lyrics.first(), lyrics.count())
                            .t()
                            .contiguous()));
        }
    }

    /** The song {@code [1, T, C]} with noise, in its own numbers. */
    private static Tensor drowned(Tensor latents, float time) {
        Tensor song = latents.to(new Device("cpu"), ScalarType.Float);
        Tensor noise = Noise.ofOneSeed(SEED, song);
        return noise.mul(new Scalar(time)).add(song.mul(new Scalar(1 - time))).to(latents);
    }
}
