package dev.acestep.engine;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request whose seeds are drawn, and whose words are as settled as they are so far.
 *
 * @param seeds one for each song of the batch
 * @param words the caller's, and the language model's where the caller left something open
 * @param codes that each song follows
 * @param languageModel name of the one that took part, empty if none did
 * @param warnings of what could not be had
 */
record PlannedSong(
        GenerationRequest request,
        List<Long> seeds,
        SongDraft words,
        List<AudioCodes> codes,
        String languageModel,
        List<String> warnings) {
    PlannedSong {
        seeds = List.copyOf(seeds);
        codes = List.copyOf(codes);
        warnings = List.copyOf(warnings);
    }

    /** The request as its caller made it. */
    static PlannedSong asked(GenerationRequest request, List<Long> seeds, List<AudioCodes> codes) {
        SongDraft words = new SongDraft(request.text().prompt(), request.text().lyrics(), request.metadata(), "");
        return new PlannedSong(request, seeds, words, codes, "", List.of());
    }

    PlannedSong with(SongDraft other) {
        return new PlannedSong(request, seeds, other, codes, languageModel, warnings);
    }

    PlannedSong withCodes(List<AudioCodes> others) {
        return new PlannedSong(request, seeds, words, others, languageModel, warnings);
    }

    PlannedSong by(String model) {
        return new PlannedSong(request, seeds, words, codes, model, warnings);
    }

    PlannedSong warned(String warning) {
        List<String> all = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new PlannedSong(request, seeds, words, codes, languageModel, all);
    }

    boolean hasCodes() {
        return codes.stream().anyMatch(some -> !some.isEmpty());
    }

    /** Whether tempo, key, metre and length are known; codes say how long a song is. */
    boolean isDescribed() {
        Metadata metadata = words.metadata();
        return metadata.bpm().isPresent()
                && metadata.keyScale().isPresent()
                && metadata.timeSignature().isPresent()
                && (hasCodes() || metadata.duration().isPresent());
    }

    /** The seed that every other draw follows. */
    long firstSeed() {
        return seeds.getFirst();
    }

    /** The longest that the songs can become, in seconds. */
    double mostSeconds() {
        return words.metadata().duration().map(AudioDuration::seconds).orElse(AudioDuration.LONGEST);
    }
}
