package dev.acestep.http.openai;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import dev.acestep.music.TimeSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a finished job made, in words: the content of the assistant's message. */
final class SongText {
    private static final Set<String> INSTRUMENTAL = Set.of("", "[inst]", "[instrumental]");

    private SongText() {}

    /** Of the first result, or of what an analysis found. */
    static String of(Job job) {
        Optional<String> song = job.outputs().stream().findFirst().map(SongText::of);
        Optional<String> analysis = job.understanding().map(found -> of(found.draft()));
        return song.or(() -> analysis).orElse("Music generated successfully.");
    }

    private static String of(StoredTrack track) {
        return text(track.caption(), Optional.of(track.durationSeconds()), track.metadata(), track.lyrics());
    }

    private static String of(SongDraft draft) {
        Metadata metadata = draft.metadata();
        return text(draft.caption(), metadata.duration().map(length -> length.seconds()), metadata, draft.lyrics());
    }

    private static String text(String caption, Optional<Double> seconds, Metadata metadata, String lyrics) {
        List<String> lines = new ArrayList<>(List.of("## Metadata"));
        add(lines, "Caption", Optional.of(caption).filter(words -> !words.isBlank()));
        add(lines, "BPM", metadata.bpm().map(bpm -> String.valueOf(bpm.value())));
        add(lines, "Duration", seconds.map(length -> Math.round(length) + "s"));
        add(lines, "Key", metadata.keyScale().map(KeyScale::name));
        add(lines, "Time Signature", metadata.timeSignature().map(SongText::metre));
        add(
                lines,
                "Language",
                Optional.of(metadata.language()).filter(SongText::isKnown).map(Language::code));
        if (!INSTRUMENTAL.contains(lyrics.strip().toLowerCase(Locale.ROOT))) {
            lines.addAll(List.of("", "## Lyrics", lyrics.strip()));
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, Optional<String> value) {
        value.ifPresent(text -> lines.add("**%s:** %s".formatted(name, text)));
    }

    private static String metre(TimeSignature metre) {
        return metre.beats() + "/" + metre.unit();
    }

    private static boolean isKnown(Language language) {
        return !language.equals(Language.UNKNOWN);
    }
}
