package dev.acestep.engine;

import dev.acestep.engine.alignment.FinishedSong;
import dev.acestep.engine.alignment.LyricAligner;
import dev.acestep.engine.text.LyricTokens;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.Output;
import dev.acestep.music.QualityScores;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Listens to finished songs, as far as a request asks for it. */
final class Reviewer {
    private final Output wanted;
    private final LyricAligner aligner;
    private final int steps;
    private final double secondsPerLatent;

    /**
     * For one request.
     *
     * @param steps that the songs' sampling took
     */
    Reviewer(Output wanted, SongModel model, int steps, double secondsPerLatent) {
        this.wanted = wanted;
        this.aligner = new LyricAligner(model.dit(), model.config().lyricAlignment());
        this.steps = steps;
        this.secondsPerLatent = secondsPerLatent;
    }

    /** The songs' lyrics as the text encoder had them; nothing if nobody asks. */
    static List<LyricTokens> lyrics(Output output, List<Song> songs, TextModel model) {
        if (!output.timestamps() && !output.scores()) {
            return List.of();
        }
        return songs.stream()
                .map(song -> LyricTokens.of(song.description(), model.tokenizer(), EncodedWords.LONGEST_LYRICS))
                .toList();
    }

    /** One review for each song of a batch, {@code [B, ..]} each. */
    List<Review> of(Tensor latents, Tensor context, Tensor condition, List<LyricTokens> lyrics) {
        double seconds = latents.size(1) * secondsPerLatent;
        return IntStream.range(0, lyrics.size())
                .mapToObj(i -> of(
                        new FinishedSong(
                                latents.narrow(0, i, 1),
                                context.narrow(0, i, 1),
                                condition.narrow(0, i, 1),
                                steps,
                                seconds),
                        lyrics.get(i)))
                .toList();
    }

    private Review of(FinishedSong song, LyricTokens lyrics) {
        LyricTimes times = wanted.timestamps() ? aligner.times(song, lyrics) : LyricTimes.UNKNOWN;
        return new Review(times, wanted.scores() ? scores(song, lyrics) : QualityScores.UNKNOWN);
    }

    private QualityScores scores(FinishedSong song, LyricTokens lyrics) {
        return aligner.scores(song, lyrics)
                .map(QualityScores::of)
                .orElseGet(() -> QualityScores.none(
                        "No lyric alignment: " + aligner.obstacle(lyrics).orElseThrow()));
    }
}
