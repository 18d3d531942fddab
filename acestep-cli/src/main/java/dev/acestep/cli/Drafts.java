package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import dev.acestep.music.TimeSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Songs in words, as they are shown. */
final class Drafts {
    private Drafts() {}

    /** For people: a line for whatever is known, then the lyrics. */
    static String text(SongDraft draft) {
        Metadata metadata = draft.metadata();
        List<String> lines = new ArrayList<>();
        add(lines, "Caption", Optional.of(draft.caption()));
        add(lines, "Genres", Optional.of(draft.genres()));
        add(lines, "Tempo", metadata.bpm().map(bpm -> bpm.value() + " BPM"));
        add(lines, "Key", metadata.keyScale().map(KeyScale::name));
        add(lines, "Metre", metadata.timeSignature().map(metre -> metre.beats() + "/" + metre.unit()));
        add(lines, "Duration", metadata.duration().map(length -> plain(length.seconds()) + " s"));
        add(
                lines,
                "Language",
                Optional.of(metadata.language())
                        .filter(language -> !language.equals(Language.UNKNOWN))
                        .map(Language::code));
        if (!draft.lyrics().isBlank()) {
            lines.add("");
            lines.add(draft.lyrics().strip());
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** For programs, by the names that the API has for them. */
    static Wire wire(SongDraft draft) {
        Metadata metadata = draft.metadata();
        return new Wire(
                draft.caption(),
                draft.lyrics(),
                metadata.bpm().map(Bpm::value).orElse(null),
                metadata.keyScale().map(KeyScale::name).orElse(null),
                metadata.timeSignature().map(TimeSignature::wireName).orElse(null),
                metadata.duration().map(AudioDuration::seconds).orElse(null),
                metadata.language().code(),
                draft.genres());
    }

    private static void add(List<String> lines, String name, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> lines.add("%-10s %s".formatted(name, text)));
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    /** A draft's values; null where nothing is known. */
    record Wire(
            String caption,
            String lyrics,
            @Nullable Integer bpm,
            @JsonProperty("key_scale") @Nullable String keyScale,
            @JsonProperty("time_signature") @Nullable String timeSignature,
            @Nullable Double duration,
            @JsonProperty("vocal_language") String language,
            String genres) {}
}
