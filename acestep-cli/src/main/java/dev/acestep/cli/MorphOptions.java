package dev.acestep.cli;

import dev.acestep.music.FlowEdit;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.TaskType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a flow edit. */
final class MorphOptions {
    private static final Set<TaskType> MORPHED = EnumSet.of(TaskType.TEXT2MUSIC, TaskType.COVER, TaskType.COVER_NOFSQ);

    @Option(
            names = "--morph",
            description = "text2music, cover: morphs --src towards --prompt and --lyrics (a flow edit).")
    private boolean morph;

    @Option(names = "--morph-from-caption", paramLabel = "TEXT", description = "What the source sounds like.")
    private @Nullable String caption;

    @Option(names = "--morph-from-lyrics", paramLabel = "TEXT|@FILE", description = "What is sung in the source.")
    private @Nullable String lyrics;

    @Option(
            names = "--morph-min",
            paramLabel = "X",
            description = "Where in the steps the morph begins, 0 to 1 (default 0).")
    private @Nullable Double start;

    @Option(names = "--morph-max", paramLabel = "X", description = "Where it ends, --morph-min to 1 (default 1).")
    private @Nullable Double end;

    @Option(
            names = "--morph-avg",
            paramLabel = "N",
            description = "Draws of noise that each step averages, 1 to 16 (default 1).")
    private @Nullable Integer averages;

    boolean isWanted() {
        return morph;
    }

    /** Refuses a morph that the task does not do, and options of a morph without one. */
    void check(TaskType type) {
        new OptionUse("flow_edit_morph", morph, MORPHED).check(type);
        for (Given option : options()) {
            if (option.given && !morph) {
                throw InvalidRequest.because(option.field, "only --morph uses it");
            }
        }
    }

    /** The edit, if one is wanted. */
    Optional<FlowEdit> flowEdit(Supplier<Path> source) {
        return morph
                ? Optional.of(new FlowEdit(
                        source.get(),
                        caption == null ? "" : caption,
                        lyrics == null ? "" : TextArgument.read("flow_edit_source_lyrics", lyrics),
                        start == null ? 0 : start,
                        end == null ? 1 : end,
                        averages == null ? 1 : averages))
                : Optional.empty();
    }

    private List<Given> options() {
        return List.of(
                new Given("flow_edit_source_caption", caption != null),
                new Given("flow_edit_source_lyrics", lyrics != null),
                new Given("flow_edit_n_min", start != null),
                new Given("flow_edit_n_max", end != null),
                new Given("flow_edit_n_avg", averages != null));
    }

    private record Given(String field, boolean given) {}
}
