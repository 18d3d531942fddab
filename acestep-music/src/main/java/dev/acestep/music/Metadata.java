package dev.acestep.music;

import java.util.Optional;

/** What is known of a song besides its words; in a request, what is empty is for the engine to choose. */
public record Metadata(
        Optional<Bpm> bpm,
        Optional<KeyScale> keyScale,
        Optional<TimeSignature> timeSignature,
        Optional<AudioDuration> duration,
        Language language) {
    public static final Metadata UNKNOWN =
            new Metadata(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Language.ENGLISH);

    public Metadata withDuration(double seconds) {
        return new Metadata(bpm, keyScale, timeSignature, Optional.of(new AudioDuration(seconds)), language);
    }

    public Metadata withBpm(int beatsPerMinute) {
        return new Metadata(Optional.of(new Bpm(beatsPerMinute)), keyScale, timeSignature, duration, language);
    }

    public Metadata withKey(String spelling) {
        return new Metadata(bpm, Optional.of(new KeyScale(spelling)), timeSignature, duration, language);
    }

    public Metadata withLanguage(Language other) {
        return new Metadata(bpm, keyScale, timeSignature, duration, other);
    }

    public Metadata withTimeSignature(TimeSignature signature) {
        return new Metadata(bpm, keyScale, Optional.of(signature), duration, language);
    }
}
