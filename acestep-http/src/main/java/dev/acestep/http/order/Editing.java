package dev.acestep.http.order;

import dev.acestep.http.fields.Values;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Task;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.Region;
import dev.acestep.music.TaskType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The choice of the task.
 *
 * @param hasCodes whether audio codes were given, which can stand for the source of some tasks
 */
record Editing(Values values, Optional<Path> source, boolean hasCodes) {
    Task task() {
        Analysis analysis = AnalysisFlags.of(values);
        return switch (analysis) {
            case FULL, CODES -> new Task.Listening(source.orElseThrow(() -> missingSource(analysis.wireName())));
            case NONE, METADATA -> edited(values.get(TextFields.TASK_TYPE));
        };
    }

    static InvalidRequest missingSource(String flag) {
        return InvalidRequest.because(
                "src_audio_path",
                "missing (%s needs source audio: upload src_audio or give src_audio_path)".formatted(flag));
    }

    private Task edited(TaskType type) {
        return switch (type) {
            case TEXT2MUSIC -> new Task.TextToMusic();
            case COVER, COVER_NOFSQ -> cover(type);
            case REPAINT ->
                new Task.Repaint(required(type), region(), blend(), values.get(EditingFields.CHUNK_MASK_MODE), noise());
            case CONTINUATION -> new Task.Continuation(required(type), region(), blend());
            case LEGO ->
                new Task.Lego(
                        required(type),
                        values.find(TextFields.TRACK_NAME),
                        region(),
                        values.get(EditingFields.CHUNK_MASK_MODE));
            case EXTRACT -> new Task.Extract(required(type), values.find(TextFields.TRACK_NAME));
            case COMPLETE ->
                new Task.Complete(
                        sourceOrCodes(type),
                        values.find(TextFields.TRACK_CLASSES).orElse(List.of()));
        };
    }

    private Task cover(TaskType type) {
        return new Task.Cover(
                sourceOrCodes(type), type == TaskType.COVER, values.get(EditingFields.AUDIO_COVER_STRENGTH), noise());
    }

    private Path required(TaskType type) {
        return source.orElseThrow(() -> GenerationRequest.missingSource(type));
    }

    private Optional<Path> sourceOrCodes(TaskType type) {
        return hasCodes ? source : Optional.of(required(type));
    }

    private double noise() {
        return values.get(EditingFields.COVER_NOISE_STRENGTH);
    }

    private Region region() {
        return new Region(values.get(EditingFields.REPAINTING_START), values.find(EditingFields.REPAINTING_END));
    }

    private Blend blend() {
        return new Blend(
                values.get(EditingFields.REPAINT_MODE),
                values.get(EditingFields.REPAINT_STRENGTH),
                values.find(EditingFields.REPAINT_LATENT_CROSSFADE_FRAMES),
                values.find(EditingFields.REPAINT_WAV_CROSSFADE_SEC));
    }
}
