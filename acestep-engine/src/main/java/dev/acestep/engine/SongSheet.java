package dev.acestep.engine;

import dev.acestep.engine.sampling.Noise;
import dev.acestep.engine.sampling.SongDraws;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Pcm;
import dev.acestep.music.Sampling.Retake;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Track;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * A request with everything chosen that it left open.
 *
 * @param planned the request and its words
 * @param songs in the order of the results
 * @param secondSeeds of the noise that a retake mixes in, one for each song
 * @param warnings of what cannot be had, for every track
 */
record SongSheet(PlannedSong planned, List<Song> songs, List<Long> secondSeeds, List<String> warnings) {
    SongSheet {
        songs = List.copyOf(songs);
        secondSeeds = List.copyOf(secondSeeds);
        warnings = List.copyOf(warnings);
    }

    /** The seed that every other draw follows. */
    long firstSeed() {
        return songs.getFirst().seed();
    }

    /**
     * Where the walk begins.
     *
     * @param like {@code [B, T, C]}, whose shape and numbers the noise has
     */
    Tensor noise(Tensor like) {
        Tensor first = Noise.ofSeeds(songs.stream().map(Song::seed).toList(), like);
        double variance = request().sampling().retake().map(Retake::variance).orElse(0.0);
        return variance == 0 ? first : Noise.retaken(first, Noise.ofSeeds(secondSeeds, like), variance);
    }

    /** What a morph draws: numbers of each song's own seed. */
    SongDraws draws(Device device) {
        return SongDraws.of(songs.stream().map(Song::seed).toList(), device);
    }

    /** The request as its caller made it. */
    GenerationRequest request() {
        return planned.request();
    }

    Track track(int index, Pcm audio, Review review, Map<String, Double> timings) {
        SongDraft words = planned.words();
        Song song = songs.get(index);
        return new Track(
                index,
                audio,
                false,
                song.seed(),
                words.caption(),
                words.lyrics(),
                lasting(words.metadata(), audio.seconds()),
                planned.languageModel(),
                song.codes().text(),
                words.genres(),
                review.times(),
                review.scores(),
                warnings,
                timings);
    }

    /** An edit of a snippet is no song, and has no song's length. */
    private static Metadata lasting(Metadata metadata, double seconds) {
        boolean isSong = seconds >= AudioDuration.SHORTEST && seconds <= AudioDuration.LONGEST;
        return isSong
                ? metadata.withDuration(seconds)
                : new Metadata(
                        metadata.bpm(),
                        metadata.keyScale(),
                        metadata.timeSignature(),
                        Optional.empty(),
                        metadata.language());
    }
}
