package dev.acestep.http.nativeapi;

import dev.acestep.jobs.Submission;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import org.jspecify.annotations.Nullable;

/** Tempo, key and metre of the music, and the words as they were sent. */
record Metas(
        Object bpm,
        @Nullable Double duration,
        String genres,
        String keyscale,
        String timesignature,
        String prompt,
        String lyrics) {
    private static final String UNKNOWN = "N/A";

    static Metas of(Submission sent, Metadata metadata, @Nullable Double seconds, String genres) {
        return new Metas(
                metadata.bpm().<Object>map(bpm -> bpm.value()).orElse(UNKNOWN),
                seconds,
                genres,
                metadata.keyScale().map(KeyScale::name).orElse(UNKNOWN),
                metadata.timeSignature().map(TimeSignature::wireName).orElse(UNKNOWN),
                sent.prompt(),
                sent.lyrics());
    }
}
