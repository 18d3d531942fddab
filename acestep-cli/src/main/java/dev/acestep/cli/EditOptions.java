package dev.acestep.cli;

import dev.acestep.music.FlowEdit;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.TrackName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is done with existing audio. */
final class EditOptions {
    private static final Set<TaskType> COVERS = EnumSet.of(TaskType.COVER, TaskType.COVER_NOFSQ);
    private static final Set<TaskType> FROM_NOISE = EnumSet.of(TaskType.COVER, TaskType.COVER_NOFSQ, TaskType.REPAINT);

    @Option(
            names = "--task",
            paramLabel = "T",
            defaultValue = "text2music",
            description = "text2music (default: new music), cover, cover-nofsq (a cover closer to the source), repaint,"
                    + " continuation, lego (adds a track), extract (isolates one), complete (adds several). The last"
                    + " three need a base or sft checkpoint, all but text2music a neural one.")
    private String task = "text2music";

    @Option(
            names = "--src",
            paramLabel = "FILE",
            description =
                    "Source of every task but text2music, and of --morph: audio of any common kind, at most 600 s,"
                            + " or latents that --latents has written. The result is as long, unless a region goes beyond it."
                            + " For cover and complete --audio-codes can stand for it.")
    private @Nullable Path source;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "Audio whose style every task follows, at most 600 s.")
    private @Nullable Path reference;

    @Option(
            names = "--cover-strength",
            paramLabel = "X",
            description =
                    "cover: share of the steps that follow the source, 0 to 1 (default 1; about 0.2 takes its style"
                            + " only).")
    private @Nullable Double coverStrength;

    @Option(
            names = "--cover-noise",
            paramLabel = "X",
            description = "cover, repaint: from 0 (default), which starts from noise, to 1, closest to the source.")
    private @Nullable Double coverNoise;

    @Option(
            names = "--track",
            paramLabel = "NAME",
            description = "lego, extract: woodwinds, brass, fx, synth, strings, percussion, keyboard, guitar, bass,"
                    + " drums, backing_vocals or vocals.")
    private @Nullable String track;

    @Option(
            names = "--tracks",
            paramLabel = "NAME[,NAME...]",
            hideParamSyntax = true,
            split = ",",
            description = "complete: the tracks to add (default: whatever fits).")
    private List<String> tracks = List.of();

    @Option(
            names = "--instruction",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the model is told to do, at most 10,000 characters (default: by task and track).")
    private String instruction = "";

    @Mixin
    private RegionOptions region = new RegionOptions();

    @Mixin
    private MorphOptions morph = new MorphOptions();

    TaskType type() {
        return TaskType.of(task);
    }

    /** Whether the result is as long as a source, whatever else is said. */
    boolean settlesLength() {
        return source != null && type() != TaskType.CONTINUATION;
    }

    String instruction() {
        return instruction;
    }

    /** The morph of the source, if one is wanted. */
    Optional<FlowEdit> flowEdit() {
        return morph.flowEdit(this::source);
    }

    /**
     * The task with all that it needs; an option that it does not use is refused.
     *
     * @param hasCodes whether audio codes were given, which can stand for the source of some tasks
     */
    Task task(boolean hasCodes) {
        TaskType type = type();
        uses().forEach(use -> use.check(type));
        region.check(type);
        morph.check(type);
        if (source != null && type == TaskType.TEXT2MUSIC && !morph.isWanted()) {
            throw InvalidRequest.because(
                    "src_audio_path", "text2music makes music from words alone, leave it out, or --morph it");
        }
        return switch (type) {
            case TEXT2MUSIC -> new Task.TextToMusic();
            case COVER, COVER_NOFSQ ->
                new Task.Cover(sourceOr(hasCodes), type == TaskType.COVER, given(coverStrength, 1), noise());
            case REPAINT -> new Task.Repaint(source(), region.region(), region.blend(), region.mask(), noise());
            case CONTINUATION -> new Task.Continuation(source(), region.region(), region.blend());
            case LEGO -> new Task.Lego(source(), track(), region.region(), region.mask());
            case EXTRACT -> new Task.Extract(source(), track());
            case COMPLETE -> new Task.Complete(sourceOr(hasCodes), tracks());
        };
    }

    Optional<Path> reference() {
        return Optional.ofNullable(reference).map(file -> existing("reference_audio_path", file));
    }

    private Path source() {
        if (source == null) {
            throw InvalidRequest.because("src_audio_path", "missing (%s needs source audio)".formatted(purpose()));
        }
        return existing("src_audio_path", source);
    }

    private String purpose() {
        return morph.isWanted() ? "--morph" : "--task " + type().wireName();
    }

    private Optional<Path> sourceOr(boolean hasCodes) {
        return hasCodes && source == null ? Optional.empty() : Optional.of(source());
    }

    private Stream<OptionUse> uses() {
        return Stream.of(
                new OptionUse("audio_cover_strength", coverStrength != null, COVERS),
                new OptionUse("cover_noise_strength", coverNoise != null, FROM_NOISE),
                new OptionUse("track_name", track != null, EnumSet.of(TaskType.LEGO, TaskType.EXTRACT)),
                new OptionUse("track_classes", !tracks.isEmpty(), EnumSet.of(TaskType.COMPLETE)));
    }

    private double noise() {
        return given(coverNoise, 0);
    }

    private static double given(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    private Optional<TrackName> track() {
        return Optional.ofNullable(track).map(name -> TrackName.of("track_name", name));
    }

    private List<TrackName> tracks() {
        return tracks.stream().map(name -> TrackName.of("track_classes", name)).toList();
    }

    private static Path existing(String field, Path file) {
        if (!Files.isRegularFile(file)) {
            throw InvalidRequest.because(field, "\"%s\" is no file".formatted(file));
        }
        return file;
    }
}
