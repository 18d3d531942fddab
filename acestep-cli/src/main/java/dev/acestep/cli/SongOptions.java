package dev.acestep.cli;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the song is. */
final class SongOptions {
    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What it sounds like: genre, mood, instruments, \"120 BPM\", \"in D minor\".")
    private String prompt = "";

    @Option(
            names = "--lyrics",
            paramLabel = "TEXT|@FILE",
            defaultValue = "",
            description = "What is sung, with tags such as [Verse] and [Chorus]; none makes an instrumental.")
    private String lyrics = "";

    @Option(
            names = "--duration",
            paramLabel = "S",
            description =
                    "Length in seconds, 5 to 600 (default: the language model's choice where it plans, else what fits the"
                            + " lyrics, else ACESTEP_DEFAULT_DURATION). A source has its own; a continuation may"
                            + " be longer.")
    private @Nullable Double duration;

    @Option(names = "--bpm", paramLabel = "N", description = "Tempo, 30 to 300.")
    private @Nullable Integer bpm;

    @Option(names = "--key", paramLabel = "K", description = "For example \"C Major\", Am, \"F# minor\".")
    private @Nullable String key;

    @Option(names = "--time-signature", paramLabel = "T", description = "2/4, 3/4, 4/4 or 6/8.")
    private @Nullable String timeSignature;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Language of the lyrics: a code or an English name (default en; for format: found out).")
    private @Nullable String language;

    Text text() {
        return text("");
    }

    /** The words, and the instruction of an edit; empty is the task's own. */
    Text text(String instruction) {
        return new Text(prompt, "", TextArgument.read("lyrics", lyrics), instruction);
    }

    boolean hasDuration() {
        return duration != null;
    }

    /** Whether anything is said in words. */
    boolean hasWords() {
        return !prompt.isBlank() || !lyrics.isBlank();
    }

    /**
     * What is given besides words.
     *
     * @param otherwise the language of whoever names none
     */
    Metadata metadata(Language otherwise) {
        return new Metadata(
                Optional.ofNullable(bpm).map(Bpm::new),
                Optional.ofNullable(key).map(KeyScale::new),
                Optional.ofNullable(timeSignature).map(TimeSignature::of),
                Optional.ofNullable(duration).map(AudioDuration::new),
                language(language, otherwise));
    }

    /** The language of that code or name. */
    static Language language(@Nullable String text, Language otherwise) {
        return text == null
                ? otherwise
                : Language.find(text)
                        .orElseThrow(() -> InvalidRequest.notAllowed(
                                "vocal_language", text, "a language code such as en or zh, or unknown"));
    }
}
