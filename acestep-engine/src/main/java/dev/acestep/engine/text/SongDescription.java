package dev.acestep.engine.text;

import dev.acestep.music.Bpm;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the text encoder is told of one song, as the two texts that it was trained on.
 *
 * @param instruction of the task; a colon ends it
 * @param metadata its duration is not read
 * @param seconds the song's length, of which the whole seconds are told
 */
public record SongDescription(String instruction, String caption, String lyrics, Metadata metadata, double seconds) {
    private static final String END = "<|endoftext|>";
    private static final String UNKNOWN = "N/A";
    /** The lyrics of a song that nobody sings. */
    public static final String INSTRUMENTAL = "[Instrumental]";

    private static final Set<String> NOBODY_SINGS = Set.of("[inst]", "[instrumental]");

    private static final Pattern SPELLED_OUT = Pattern.compile("[A-G][#♯b♭]? (?i:major|minor)");

    public SongDescription {
        instruction = instruction.endsWith(":") ? instruction : instruction + ":";
        lyrics = lyrics.isBlank() || isInstrumental(lyrics) ? INSTRUMENTAL : lyrics;
    }

    /** Whether the words are there only to say that nobody sings. */
    public static boolean isInstrumental(String lyrics) {
        return NOBODY_SINGS.contains(lyrics.strip().toLowerCase(Locale.ROOT));
    }

    /** The same song at another task. */
    public SongDescription withInstruction(String other) {
        return new SongDescription(other, caption, lyrics, metadata, seconds);
    }

    /** Another song of the same length and metadata. */
    public SongDescription withWords(String otherCaption, String otherLyrics) {
        return new SongDescription(instruction, otherCaption, otherLyrics, metadata, seconds);
    }

    /** Instruction, caption and metadata. */
    public String prompt() {
        return "# Instruction\n%s\n\n# Caption\n%s\n\n# Metas\n%s%s\n".formatted(instruction, caption, metas(), END);
    }

    /** The words to sing, and their language. */
    public String lyricText() {
        return lyricHeader() + lyrics + END;
    }

    /** What stands before the words to sing. */
    String lyricHeader() {
        return "# Languages\n%s\n\n# Lyric\n".formatted(metadata.language().code());
    }

    private String metas() {
        return "- bpm: %s\n- timesignature: %s\n- keyscale: %s\n- duration: %s seconds\n"
                .formatted(
                        metadata.bpm().map(Bpm::value).map(String::valueOf).orElse(UNKNOWN),
                        metadata.timeSignature().map(TimeSignature::wireName).orElse(UNKNOWN),
                        metadata.keyScale().map(SongDescription::spelledOut).orElse(UNKNOWN),
                        String.valueOf((long) seconds));
    }

    /** Short forms such as {@code Am} are not what the networks have read; words that they have are left alone. */
    public static String spelledOut(KeyScale scale) {
        return scale.key()
                .filter(_ -> !SPELLED_OUT.matcher(scale.text()).matches())
                .map(key -> key.tonicName() + " " + key.mode().word().toLowerCase(Locale.ROOT))
                .orElse(scale.text());
    }
}
