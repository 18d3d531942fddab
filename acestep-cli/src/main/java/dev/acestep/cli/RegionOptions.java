package dev.acestep.cli;

import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.MaskMode;
import dev.acestep.music.Task.Region;
import dev.acestep.music.Task.RepaintMode;
import dev.acestep.music.TaskType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which part of a source is made anew, and how it meets the rest. */
final class RegionOptions {
    private static final Set<TaskType> IN_PART = EnumSet.of(TaskType.REPAINT, TaskType.CONTINUATION, TaskType.LEGO);
    private static final Set<TaskType> BLENDED = EnumSet.of(TaskType.REPAINT, TaskType.CONTINUATION);
    private static final Set<TaskType> MASKED = EnumSet.of(TaskType.REPAINT, TaskType.LEGO);

    @Option(
            names = "--repaint-start",
            paramLabel = "S",
            description = "repaint, lego, continuation: where the region begins, seconds, -600 to 600 (default 0; of a"
                    + " continuation the end of the source); below 0 puts music before the source.")
    private @Nullable Double start;

    @Option(
            names = "--repaint-end",
            paramLabel = "S",
            description =
                    "repaint, lego, continuation: where it ends, seconds, above the start, up to 600 (default: the"
                            + " end of the source; of a continuation --duration, else 30 s more); beyond the source it"
                            + " makes that longer.")
    private @Nullable Double end;

    @Option(
            names = "--repaint-mode",
            paramLabel = "M",
            description =
                    "repaint, continuation: conservative, balanced (default) or aggressive: how much of the source"
                            + " is kept. Outside the region the first two keep the source's.")
    private @Nullable RepaintMode mode;

    @Option(
            names = "--repaint-strength",
            paramLabel = "X",
            description = "repaint, continuation, where balanced: 0 keeps most of the source, 1 is free (default 0.5).")
    private @Nullable Double strength;

    @Option(
            names = "--latent-crossfade",
            paramLabel = "FRAMES",
            description =
                    "repaint, continuation: blend at the borders in frames of 1/25 s, 0 to 250 (default: by mode).")
    private @Nullable Integer latentFrames;

    @Option(
            names = "--wav-crossfade",
            paramLabel = "S",
            description = "repaint, continuation: cross-fade of the samples in seconds, 0 to 5 (default: by mode).")
    private @Nullable Double waveSeconds;

    @Option(
            names = "--mask",
            paramLabel = "M",
            description = "repaint, lego: auto (default): the model decides what changes; explicit: the region alone.")
    private @Nullable MaskMode mask;

    /** Refuses options that the task does not use. */
    void check(TaskType type) {
        Stream.of(
                        new OptionUse("repainting_start", start != null, IN_PART),
                        new OptionUse("repainting_end", end != null, IN_PART),
                        new OptionUse("repaint_mode", mode != null, BLENDED),
                        new OptionUse("repaint_strength", strength != null, BLENDED),
                        new OptionUse("repaint_latent_crossfade_frames", latentFrames != null, BLENDED),
                        new OptionUse("repaint_wav_crossfade_sec", waveSeconds != null, BLENDED),
                        new OptionUse("chunk_mask_mode", mask != null, MASKED))
                .forEach(use -> use.check(type));
    }

    Region region() {
        return new Region(start == null ? Region.WHOLE.start() : start, Optional.ofNullable(end));
    }

    Blend blend() {
        Blend defaults = Blend.DEFAULTS;
        return new Blend(
                mode == null ? defaults.mode() : mode,
                strength == null ? defaults.strength() : strength,
                Optional.ofNullable(latentFrames),
                Optional.ofNullable(waveSeconds));
    }

    MaskMode mask() {
        return mask == null ? MaskMode.AUTO : mask;
    }
}
