package dev.acestep.http.nativeapi;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import dev.acestep.music.TimeSignature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A song in words as forms take it; what is not known is {@code null}. */
final class DraftView {
    private DraftView() {}

    /** The answer of {@code /format_input}: what was given is there as it was given. */
    static Map<String, @Nullable Object> formatted(SongDraft draft, Metadata given) {
        Metadata written = draft.metadata();
        Map<String, @Nullable Object> view = words(draft);
        view.put("bpm", given.bpm().or(written::bpm).map(Bpm::value).orElse(null));
        view.put("key_scale", given.keyScale().map(KeyScale::text).orElseGet(() -> key(written)));
        view.put(
                "time_signature",
                given.timeSignature().map(TimeSignature::wireName).orElseGet(() -> metre(written)));
        view.put("duration", seconds(given.duration().or(written::duration)));
        view.put("vocal_language", language(given.language(), written));
        return view;
    }

    /** The answer of {@code /v1/create_sample}, with both spellings of two names. */
    static Map<String, @Nullable Object> invented(SongDraft draft, Language given) {
        Metadata written = draft.metadata();
        Map<String, @Nullable Object> view = words(draft);
        view.put("bpm", written.bpm().map(Bpm::value).orElse(null));
        view.put("keyscale", key(written));
        view.put("duration", seconds(written.duration()));
        view.put("timesignature", metre(written));
        view.put("vocal_language", language(given, written));
        view.put("key_scale", key(written));
        view.put("time_signature", metre(written));
        return view;
    }

    /** Whole seconds as an integer, as forms show them. */
    static @Nullable Number seconds(Optional<AudioDuration> duration) {
        double seconds = duration.map(AudioDuration::seconds).orElse(Double.NaN);
        if (Double.isNaN(seconds)) {
            return null;
        }
        return seconds == Math.rint(seconds) ? (Number) Math.round(seconds) : (Number) seconds;
    }

    private static Map<String, @Nullable Object> words(SongDraft draft) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("caption", draft.caption());
        view.put("lyrics", draft.lyrics());
        return view;
    }

    private static @Nullable String key(Metadata metadata) {
        return metadata.keyScale().map(KeyScale::name).orElse(null);
    }

    private static @Nullable String metre(Metadata metadata) {
        return metadata.timeSignature().map(TimeSignature::wireName).orElse(null);
    }

    private static String language(Language given, Metadata written) {
        return (given.equals(Language.UNKNOWN) ? written.language() : given).code();
    }
}
