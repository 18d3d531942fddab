package dev.acestep.engine;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.source.Blending;
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

/**
 * What a request does with existing audio.
 *
 * @param hop samples of a latent frame
 */
record Edit(GenerationRequest request, Material material, long hop) {
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
            case Task.TextToMusic _, Task.Continuation _, Task.Lego _, Task.Extract _, Task.Complete _ ->
                SamplingPlan.of(request.sampling(), config);
        };
    }

    /** Whether a source is morphed, which is done over silence: only words and noisy latents tell of it. */
    boolean isMorph() {
        return request.flowEdit().isPresent();
    }

    /** What is made of so many frames; empty if all is. */
    Optional<Frames> made(long frames) {
        return material.span().map(span -> span.frames(hop, frames));
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
            case Task.TextToMusic _, Task.Cover _, Task.Continuation _, Task.Extract _, Task.Complete _ -> false;
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
            case Task.TextToMusic _, Task.Cover _, Task.Lego _, Task.Extract _, Task.Complete _ ->
                Blending.of(Blend.DEFAULTS);
        };
    }

    /** The decoded audio with the source's samples where nothing was made, no longer than the source. */
    Pcm joined(Pcm made) {
        Pcm fitting = material.source()
                .map(source -> cut(made, (int) Math.min(made.frames(), source.length())))
                .orElse(made);
        material.span()
                .flatMap(span -> blending()
                        .waveSeconds()
                        .map(seconds -> new Splice(material.source().orElseThrow(), span, seconds)))
                .ifPresent(splice -> splice.into(fitting));
        return fitting;
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
