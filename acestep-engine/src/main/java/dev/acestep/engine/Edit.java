package dev.acestep.engine;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.sampling.Morph;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.source.Blending;
import dev.acestep.engine.source.Format;
import dev.acestep.engine.source.Material;
import dev.acestep.engine.source.Span.Frames;
import dev.acestep.engine.source.Splice;
import dev.acestep.engine.text.Instructions;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Task;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.MaskMode;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a request does with existing audio.
 *
 * @param format of the model's latents
 */
record Edit(GenerationRequest request, Material material, Format format) {
    /** Whether there is audio to encode. */
    boolean hears() {
        return material.source().isPresent() || material.reference().isPresent();
    }

    /** The walk that the task asks for. */
    SamplingPlan plan(AceStepConfig config) {
        return switch (request.task()) {
            case Task.Cover cover ->
                SamplingPlan.of(
                        request.sampling(),
                        config,
                        isMorph() ? 1 : cover.strength(),
                        isMorph() ? 0 : cover.noiseStrength());
            case Task.Repaint repaint -> SamplingPlan.of(request.sampling(), config, 1, repaint.noiseStrength());
            case Task.TextToMusic _,
                    Task.Listening _,
                    Task.Continuation _,
                    Task.Lego _,
                    Task.Extract _,
                    Task.Complete _ -> SamplingPlan.of(request.sampling(), config);
        };
    }

    /** Whether a source is morphed, which is done over silence: only words and noisy latents tell of it. */
    boolean isMorph() {
        return request.flowEdit().isPresent();
    }

    /** How often the walk asks the DiT. */
    int evaluations(SamplingPlan plan) {
        return request.flowEdit().map(edit -> Morph.evaluations(plan, edit)).orElseGet(plan::evaluations);
    }

    /** What is made of so many frames; empty if all is. */
    Optional<Frames> made(long frames) {
        return material.span().map(span -> span.frames(format.hop(), frames));
    }

    /** Whether the networks do not see what the source had where music is to be made. */
    boolean silencesItsSpan() {
        return request.task() instanceof Task.Repaint || request.task() instanceof Task.Continuation;
    }

    /** Whether the networks are told where music is to be made; otherwise they are told "everywhere". */
    boolean showsItsSpan() {
        return switch (request.task()) {
            case Task.Repaint repaint -> repaint.mask() == MaskMode.EXPLICIT;
            case Task.Lego lego -> lego.mask() == MaskMode.EXPLICIT;
            case Task.TextToMusic _,
                    Task.Listening _,
                    Task.Cover _,
                    Task.Continuation _,
                    Task.Extract _,
                    Task.Complete _ -> false;
        };
    }

    /** Whether the networks see the source through its codes only, which their instruction tells them. */
    boolean goesThroughCodes(SongDescription description) {
        boolean unquantised = request.task() instanceof Task.Cover cover && !cover.quantised();
        return !isMorph()
                && !unquantised
                && material.span().isEmpty()
                && Instructions.asksForCover(description.instruction());
    }

    /** What the networks are told besides: what a morph's source is, or the song without its cover. */
    Optional<SongDescription> otherwise(SongDescription told, boolean leavesCover) {
        Optional<SongDescription> source = request.flowEdit().map(edit -> sourceOf(edit, told));
        return source.isPresent() || !leavesCover
                ? source
                : Optional.of(told.withInstruction(Instructions.TEXT_TO_MUSIC));
    }

    /** How what is made meets what is kept. */
    Blending blending() {
        return switch (request.task()) {
            case Task.Repaint repaint -> Blending.of(repaint.blend());
            case Task.Continuation continuation -> Blending.of(continuation.blend());
            case Task.TextToMusic _, Task.Listening _, Task.Cover _, Task.Lego _, Task.Extract _, Task.Complete _ ->
                Blending.of(Blend.DEFAULTS);
        };
    }

    /** Latents {@code [T, C]} without the frames that only the networks need. */
    Tensor fitting(Tensor latents) {
        long frames = material.sourceFrames(format).orElse(latents.size(0));
        return latents.narrow(0, 0, Math.min(frames, latents.size(0)));
    }

    /** The decoded audio with the source's samples where nothing was made, no longer than the source. */
    Pcm joined(Pcm made) {
        Pcm fitting = material.sourceFrames(format)
                .map(frames -> cut(made, (int) Math.min(made.frames(), frames * format.hop())))
                .orElse(made);
        splice().ifPresent(splice -> splice.into(fitting));
        return fitting;
    }

    private Optional<Splice> splice() {
        return material.source()
                .flatMap(source -> material.span()
                        .flatMap(span -> blending().waveSeconds().map(seconds -> new Splice(source, span, seconds))));
    }

    private static Pcm cut(Pcm audio, int frames) {
        return frames == audio.frames()
                ? audio
                : new Pcm(Arrays.copyOf(audio.left(), frames), Arrays.copyOf(audio.right(), frames));
    }

    private static SongDescription sourceOf(FlowEdit edit, SongDescription told) {
        return told.withWords(edit.sourceCaption(), edit.sourceLyrics());
    }
}
