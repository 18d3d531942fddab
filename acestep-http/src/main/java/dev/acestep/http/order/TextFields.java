package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.Text;
import dev.acestep.music.TrackName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Contract §3.3: words, task and model. */
public final class TextFields {
    /** Lyrics that say that nobody sings. */
    public static final String INSTRUMENTAL_LYRICS = "[Instrumental]";

    public static final Field<String> PROMPT = Field.of(
                    "prompt", Kind.text(Text.LONGEST_PROMPT), "description of the music")
            .alias("caption")
            .lastResort("tags")
            .or("")
            .shows(s -> s.request().text().prompt());
    public static final Field<String> GLOBAL_CAPTION = Field.of(
                    "global_caption",
                    Kind.text(Text.LONGEST_PROMPT),
                    "description of the whole song, for lego where prompt describes one track")
            .or("")
            .shows(s -> s.request().text().globalCaption());
    public static final Field<String> LYRICS = Field.of(
                    "lyrics",
                    Kind.text(Text.LONGEST_LYRICS),
                    "lyrics with section tags such as [Verse]; [inst], [Instrumental] or empty is no vocals")
            .or("")
            .shows(s -> s.request().text().lyrics());
    public static final Field<Boolean> INSTRUMENTAL = Field.of(
                    "instrumental", Kind.bool(), "replaces the lyrics by [Instrumental]")
            .or(false)
            .shows(s -> s.request().text().lyrics().equals(INSTRUMENTAL_LYRICS));
    public static final Field<Boolean> THINKING = Field.of(
                    "thinking", Kind.bool(), "the language model writes audio codes first")
            .or(false)
            .shows(s -> s.request().planning().thinking());
    public static final Field<Boolean> SAMPLE_MODE = Field.of(
                    "sample_mode", Kind.bool(), "the language model invents caption, lyrics and metadata")
            .or(false)
            .shows(s -> s.request().planning().sampleMode());
    public static final Field<String> SAMPLE_QUERY = Field.of(
                    "sample_query",
                    Kind.text(Text.LONGEST_PROMPT),
                    "description for sample mode; a text turns sample mode on")
            .alias("description", "desc")
            .or("")
            .shows(s -> s.request().planning().sampleQuery());
    public static final Field<Boolean> USE_FORMAT = Field.of(
                    "use_format",
                    useFormat(),
                    "the language model enhances caption and lyrics; the alias format also takes an audio format")
            .alias("format")
            .or(false)
            .shows(s -> s.request().planning().useFormat());
    public static final Field<Boolean> IS_FORMAT_CAPTION = Field.of(
                    "is_format_caption", Kind.bool(), "the caption is formatted already and stays as it is")
            .or(false)
            .shows(s -> s.request().planning().formattedCaption());
    public static final Field<String> MODEL = Field.of(
                    "model", Kind.name(500), "installed model to use; default: the server's default model")
            .alias("model_name", "dit_model")
            .shows(s -> s.request().model());
    public static final Field<TaskType> TASK_TYPE = Field.of(
                    "task_type", Kind.oneOf(List.of(TaskType.values()), TaskType::wireName), "what is to be made")
            .or(TaskType.TEXT2MUSIC)
            .shows(s -> s.request().task().type().wireName());
    public static final Field<String> INSTRUCTION = Field.of(
                    "instruction",
                    Kind.text(Text.LONGEST_PROMPT),
                    "edit instruction for the model; default: made from task and track")
            .or("")
            .shows(s -> s.request().text().instruction());
    public static final Field<TrackName> TRACK_NAME = Field.of(
                    "track_name", Kind.oneOf(TrackName.class), "track for lego and extract")
            .showsIfAny(s -> track(s).map(TrackName::wireName));
    public static final Field<List<TrackName>> TRACK_CLASSES = Field.of(
                    "track_classes", Kind.listOf(Kind.oneOf(TrackName.class)), "tracks for complete")
            .alias("instruments")
            .showsIfAny(s -> s.request().task() instanceof Task.Complete(var _, List<TrackName> tracks)
                    ? Optional.of(tracks.stream().map(TrackName::wireName).toList())
                    : Optional.empty());

    public static final List<Field<?>> ALL = List.of(
            PROMPT,
            GLOBAL_CAPTION,
            LYRICS,
            INSTRUMENTAL,
            THINKING,
            SAMPLE_MODE,
            SAMPLE_QUERY,
            USE_FORMAT,
            IS_FORMAT_CAPTION,
            MODEL,
            TASK_TYPE,
            INSTRUCTION,
            TRACK_NAME,
            TRACK_CLASSES);

    private TextFields() {}

    /** Whether the word names an audio format, which clients also send as {@code format}. */
    public static boolean isAudioFormat(Raw raw) {
        return raw.node().isTextual()
                && Arrays.stream(AudioFormat.values())
                        .anyMatch(format -> format.wireName()
                                .equalsIgnoreCase(raw.node().textValue().strip()));
    }

    private static Kind<Boolean> useFormat() {
        Kind<Boolean> bool = Kind.bool();
        return new Kind<>(
                bool.rule(),
                false,
                bool.schema(),
                (raw, rule) -> raw.name().equals("format") && isAudioFormat(raw) ? Optional.empty() : bool.read(raw));
    }

    private static Optional<TrackName> track(Submission submission) {
        return switch (submission.request().task()) {
            case Task.Lego lego -> lego.track();
            case Task.Extract extract -> extract.track();
            default -> Optional.empty();
        };
    }
}
