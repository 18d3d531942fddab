package dev.acestep.engine.source;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.AudioReader;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Task;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The audio that a request brings, read.
 *
 * @param source with the silence that its task puts to it
 * @param latents of the source, if it is given as them and not as audio
 * @param span of the source that is made; empty if all of it is
 * @param reference whose style is followed
 */
public record Material(
        Optional<Placed> source, Optional<StoredLatents> latents, Optional<Span> span, Optional<Pcm> reference) {
    /** Words alone. */
    public static final Material NONE =
            new Material(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String SOURCE = "src_audio_path";
    private static final String REFERENCE = "reference_audio_path";

    /** Whether a request brings files at all. */
    public static boolean isIn(GenerationRequest request) {
        return request.reference().isPresent() || request.source().isPresent();
    }

    /** Reads the request's files, and checks that music can be made of them. */
    public static Material of(GenerationRequest request, AudioReader reader, Format format) {
        Optional<Pcm> reference = request.reference().map(file -> reference(file, reader));
        Optional<Path> file = request.source();
        if (file.isEmpty() || codesStandForIt(request)) {
            return new Material(Optional.empty(), Optional.empty(), Optional.empty(), reference);
        }
        if (StoredLatents.areIn(file.get())) {
            StoredLatents latents = StoredLatents.read(SOURCE, file.get(), format.channels());
            Optional<Span> span = span(request, seconds(latents.frames(), format));
            return new Material(Optional.empty(), Optional.of(latents), span, reference);
        }
        Pcm source = FullScale.of(SOURCE, reader.read(file.get()));
        Optional<Span> span = span(request, source.seconds());
        Placed placed = span.map(made -> made.place(source)).orElseGet(() -> Placed.alone(source));
        checkLength(placed);
        return new Material(Optional.of(placed), Optional.empty(), span, reference);
    }

    /** Whether there is something to work on. */
    public boolean hasSource() {
        return source.isPresent() || latents.isPresent();
    }

    /** Seconds of the source itself, which is what a description tells. */
    public Optional<Double> sourceSeconds(Format format) {
        return source.map(placed -> placed.audio().seconds())
                .or(() -> latents.map(stored -> seconds(stored.frames(), format)));
    }

    /** Latent frames of the source with the silence around it. */
    public Optional<Long> sourceFrames(Format format) {
        return source.map(placed -> placed.length() / format.hop())
                .or(() -> latents.map(stored -> before(format) + stored.frames() + behind(format)));
    }

    /** Latent frames of silence before the source. */
    public long before(Format format) {
        return span.map(made -> frames(made.before(), format)).orElse(0L);
    }

    private long behind(Format format) {
        return span.map(made -> frames(made.behind(), format)).orElse(0L);
    }

    private static long frames(double seconds, Format format) {
        return (long) (seconds * Pcm.SAMPLE_RATE / format.hop());
    }

    private static double seconds(long frames, Format format) {
        return frames * format.hop() / (double) Pcm.SAMPLE_RATE;
    }

    private static boolean codesStandForIt(GenerationRequest request) {
        boolean takesCodes = switch (request.task()) {
            case Task.Cover _, Task.Extract _, Task.Complete _ ->
                request.flowEdit().isEmpty();
            case Task.TextToMusic _, Task.Listening _, Task.Repaint _, Task.Continuation _, Task.Lego _ -> false;
        };
        return takesCodes && request.planning().audioCodes().stream().anyMatch(text -> !text.isBlank());
    }

    private static Optional<Span> span(GenerationRequest request, double seconds) {
        return switch (request.task()) {
            case Task.Repaint repaint -> Optional.of(Span.of(repaint.region(), seconds));
            case Task.Lego lego -> Optional.of(Span.of(lego.region(), seconds));
            case Task.Continuation continuation ->
                Optional.of(Span.continuing(
                        continuation.region(), request.metadata().duration().map(AudioDuration::seconds), seconds));
            case Task.TextToMusic _, Task.Listening _, Task.Cover _, Task.Extract _, Task.Complete _ ->
                Optional.empty();
        };
    }

    private static Pcm reference(Path file, AudioReader reader) {
        Pcm audio = FullScale.of(REFERENCE, read(file, reader));
        if (Placed.alone(audio).isSilent()) {
            throw InvalidRequest.because(REFERENCE, "is silent (a reference has to be heard)");
        }
        return audio;
    }

    private static Pcm read(Path file, AudioReader reader) {
        try {
            return reader.read(file);
        } catch (InvalidRequest refusal) {
            throw refusal.of(REFERENCE);
        }
    }

    private static void checkLength(Placed source) {
        double seconds = source.length() / (double) Pcm.SAMPLE_RATE;
        if (seconds >= AudioDuration.LONGEST + 1) {
            throw InvalidRequest.because(
                    SOURCE, "is %.1f s long (at most %.0f)".formatted(seconds, AudioDuration.LONGEST));
        }
    }
}
