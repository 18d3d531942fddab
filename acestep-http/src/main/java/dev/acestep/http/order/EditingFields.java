package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.FlowEdit;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Task;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.MaskMode;
import dev.acestep.music.Task.Region;
import dev.acestep.music.Task.RepaintMode;
import dev.acestep.music.Text;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Contract §3.6: source audio and editing. */
public final class EditingFields {
    private static final int LONGEST_PATH = 4_096;

    public static final Field<String> REFERENCE_AUDIO_PATH = Field.of(
                    "reference_audio_path", Kind.name(LONGEST_PATH), "audio on the server whose style is followed")
            .alias("ref_audio_path")
            .showsIfAny(s -> s.request().reference().map(path -> shown(s, path)));
    public static final Field<String> SRC_AUDIO_PATH = Field.of(
                    "src_audio_path",
                    Kind.name(LONGEST_PATH),
                    "audio on the server that an edit task works on, or an analysis listens to")
            .alias("ctx_audio_path", "source_audio_path")
            .showsIfAny(s -> source(s).map(path -> shown(s, path)));
    public static final Field<Double> REPAINTING_START = Field.of(
                    "repainting_start",
                    Kind.number(-AudioDuration.LONGEST, AudioDuration.LONGEST),
                    "start of the region in seconds; negative begins before the source")
            .or(0.0)
            .showsIfAny(s -> region(s).map(Region::start));
    public static final Field<Double> REPAINTING_END = Field.of(
                    "repainting_end",
                    Kind.number(
                                    "number above repainting_start, up to 600",
                                    Map.of("type", "number", "maximum", 600),
                                    end -> end > -AudioDuration.LONGEST && end <= AudioDuration.LONGEST)
                            .exceptNumbers(n -> n.signum() == 0 || n.compareTo(BigDecimal.ONE.negate()) == 0),
                    "end of the region in seconds; -1, 0 or none is the end of the source")
            .checked(EditingFields::checkRegion)
            .showsIfAny(s -> region(s).flatMap(Region::end));
    public static final Field<MaskMode> CHUNK_MASK_MODE = Field.of(
                    "chunk_mask_mode", Kind.oneOf(MaskMode.class), "mask exactly the region, or let the model decide")
            .or(MaskMode.AUTO)
            .showsIfAny(s -> mask(s).map(EditingFields::word));
    public static final Field<RepaintMode> REPAINT_MODE = Field.of(
                    "repaint_mode", Kind.oneOf(RepaintMode.class), "how much of the source is kept")
            .or(RepaintMode.BALANCED)
            .showsIfAny(s -> blend(s).map(blend -> word(blend.mode())));
    public static final Field<Double> REPAINT_STRENGTH = Field.of(
                    "repaint_strength", Kind.number(0, 1), "0 keeps most of the source, 1 is free; in balanced mode")
            .or(0.5)
            .showsIfAny(s -> blend(s).map(Blend::strength));
    public static final Field<Integer> REPAINT_LATENT_CROSSFADE_FRAMES = Field.of(
                    "repaint_latent_crossfade_frames",
                    Kind.integer(0, 250),
                    "blend at the borders in frames of 1/25 s; default 10, or as the mode chooses")
            .showsIfAny(s -> blend(s).flatMap(Blend::latentCrossfadeFrames));
    public static final Field<Double> REPAINT_WAV_CROSSFADE_SEC = Field.of(
                    "repaint_wav_crossfade_sec",
                    Kind.number(0, 5),
                    "cross-fade of the wave form in seconds; default 0, or as the mode chooses")
            .showsIfAny(s -> blend(s).flatMap(Blend::wavCrossfadeSeconds));
    public static final Field<Double> AUDIO_COVER_STRENGTH = Field.of(
                    "audio_cover_strength",
                    Kind.number(0, 1),
                    "share of the schedule that follows the source; about 0.2 for style transfer")
            .alias("cover_strength")
            .or(1.0)
            .showsIfAny(s -> cover(s).map(Task.Cover::strength));
    public static final Field<Double> COVER_NOISE_STRENGTH = Field.of(
                    "cover_noise_strength", Kind.number(0, 1), "0 starts from noise, 1 closest to the source")
            .or(0.0)
            .showsIfAny(EditingFields::noiseStrength);
    public static final Field<Boolean> FLOW_EDIT_MORPH = Field.of(
                    "flow_edit_morph", Kind.bool(), "morphs the source towards the new caption and lyrics")
            .alias("flow_edit")
            .or(false)
            .shows(s -> s.request().flowEdit().isPresent());
    public static final Field<String> FLOW_EDIT_SOURCE_CAPTION = Field.of(
                    "flow_edit_source_caption", Kind.text(Text.LONGEST_PROMPT), "description of the source")
            .or("")
            .showsIfAny(flowEdit(FlowEdit::sourceCaption));
    public static final Field<String> FLOW_EDIT_SOURCE_LYRICS = Field.of(
                    "flow_edit_source_lyrics", Kind.text(Text.LONGEST_LYRICS), "lyrics of the source")
            .or("")
            .showsIfAny(flowEdit(FlowEdit::sourceLyrics));
    public static final Field<Double> FLOW_EDIT_N_MIN = Field.of(
                    "flow_edit_n_min", Kind.number(0, 1), "where in the schedule the edit begins")
            .or(0.0)
            .showsIfAny(flowEdit(FlowEdit::start));
    public static final Field<Double> FLOW_EDIT_N_MAX = Field.of(
                    "flow_edit_n_max", Kind.number(0, 1), "where in the schedule the edit ends")
            .or(1.0)
            .checked(values -> SeedsAndSteps.inOrder(values, FLOW_EDIT_N_MIN, EditingFields.FLOW_EDIT_N_MAX))
            .showsIfAny(flowEdit(FlowEdit::end));
    public static final Field<Integer> FLOW_EDIT_N_AVG = Field.of(
                    "flow_edit_n_avg", Kind.integer(1, 16), "noise draws averaged per step")
            .or(1)
            .showsIfAny(flowEdit(FlowEdit::averages));

    public static final List<Field<?>> ALL = List.of(
            REFERENCE_AUDIO_PATH,
            SRC_AUDIO_PATH,
            REPAINTING_START,
            REPAINTING_END,
            CHUNK_MASK_MODE,
            REPAINT_MODE,
            REPAINT_STRENGTH,
            REPAINT_LATENT_CROSSFADE_FRAMES,
            REPAINT_WAV_CROSSFADE_SEC,
            AUDIO_COVER_STRENGTH,
            COVER_NOISE_STRENGTH,
            FLOW_EDIT_MORPH,
            FLOW_EDIT_SOURCE_CAPTION,
            FLOW_EDIT_SOURCE_LYRICS,
            FLOW_EDIT_N_MIN,
            FLOW_EDIT_N_MAX,
            FLOW_EDIT_N_AVG);

    private EditingFields() {}

    private static void checkRegion(Values values) {
        double end = values.find(EditingFields.REPAINTING_END).orElseThrow();
        if (end <= values.get(REPAINTING_START)) {
            throw InvalidRequest.notAllowed(
                    "repainting_end",
                    Kind.plain(end),
                    EditingFields.REPAINTING_END.kind().rule());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** An uploaded file is shown by its name only: its folder is the server's affair. */
    private static String shown(Submission submission, Path path) {
        return submission.uploads().contains(path) ? String.valueOf(path.getFileName()) : path.toString();
    }

    private static Optional<Path> source(Submission submission) {
        return submission
                .request()
                .flowEdit()
                .map(FlowEdit::source)
                .or(() -> submission.request().task().source());
    }

    private static Function<Submission, Optional<?>> flowEdit(Function<FlowEdit, ?> value) {
        return submission -> submission.request().flowEdit().map(value);
    }

    private static Optional<Task.Cover> cover(Submission submission) {
        return submission.request().task() instanceof Task.Cover cover ? Optional.of(cover) : Optional.empty();
    }

    private static Optional<Region> region(Submission submission) {
        return switch (submission.request().task()) {
            case Task.Repaint repaint -> Optional.of(repaint.region());
            case Task.Continuation continuation -> Optional.of(continuation.region());
            case Task.Lego lego -> Optional.of(lego.region());
            case Task.TextToMusic _, Task.Listening _, Task.Cover _, Task.Extract _, Task.Complete _ ->
                Optional.empty();
        };
    }

    private static Optional<Blend> blend(Submission submission) {
        return switch (submission.request().task()) {
            case Task.Repaint repaint -> Optional.of(repaint.blend());
            case Task.Continuation continuation -> Optional.of(continuation.blend());
            case Task.TextToMusic _, Task.Listening _, Task.Cover _, Task.Lego _, Task.Extract _, Task.Complete _ ->
                Optional.empty();
        };
    }

    private static Optional<MaskMode> mask(Submission submission) {
        return switch (submission.request().task()) {
            case Task.Repaint repaint -> Optional.of(repaint.mask());
            case Task.Lego lego -> Optional.of(lego.mask());
            case Task.TextToMusic _,
                    Task.Listening _,
                    Task.Cover _,
                    Task.Continuation _,
                    Task.Extract _,
                    Task.Complete _ -> Optional.empty();
        };
    }

    private static Optional<Double> noiseStrength(Submission submission) {
        return switch (submission.request().task()) {
            case Task.Cover cover -> Optional.of(cover.noiseStrength());
            case Task.Repaint repaint -> Optional.of(repaint.noiseStrength());
            case Task.TextToMusic _,
                    Task.Listening _,
                    Task.Continuation _,
                    Task.Lego _,
                    Task.Extract _,
                    Task.Complete _ -> Optional.empty();
        };
    }
}
