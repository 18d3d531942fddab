package dev.acestep.engine.source;

import dev.acestep.music.AudioDuration;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Task.Region;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The stretch of a source that is made, in seconds of the source with the silence around it that the stretch asks for.
 *
 * @param before seconds of silence before the source
 * @param behind seconds of silence behind it
 */
public record Span(double start, double end, double before, double behind) {
    /** What a continuation adds if nobody says how long it is to be. */
    private static final double ADDED = 30;

    /** Frames from the first to before the last. */
    public record Frames(long first, long end) {}

    /** A region, which may begin before the source and end behind it. */
    public static Span of(Region region, double sourceSeconds) {
        double end = region.end().orElse(sourceSeconds);
        if (region.start() >= end) {
            throw InvalidRequest.notAllowed(
                    "repainting_start",
                    region.start(),
                    "number below the source's length, %s s, unless repainting_end is above it"
                            .formatted(shown(sourceSeconds)));
        }
        double before = Math.max(0, -region.start());
        double behind = Math.max(0, end - sourceSeconds);
        if (before + sourceSeconds + behind > AudioDuration.LONGEST && before + behind > 0) {
            throw InvalidRequest.because(
                    behind > 0 ? "repainting_end" : "repainting_start",
                    "%s s are not allowed (the source of %s s and what is put to it: at most 600)"
                            .formatted(shown(before + sourceSeconds + behind), shown(sourceSeconds)));
        }
        return new Span(region.start() + before, end + before, before, behind);
    }

    /**
     * What follows the source.
     *
     * @param region from the place where it begins, 0 for the source's end, to where the song is to end
     * @param duration of the song, where the region leaves its end open
     */
    public static Span continuing(Region region, Optional<Double> duration, double sourceSeconds) {
        double start = region.start() == 0 ? sourceSeconds : region.start();
        double open = duration.filter(seconds -> seconds > sourceSeconds)
                .orElseGet(() -> Math.min(AudioDuration.LONGEST, sourceSeconds + ADDED));
        double end = region.end().orElse(open);
        if (end <= start) {
            throw InvalidRequest.notAllowed(
                    "repainting_end",
                    end,
                    "number above %s s, where the continuation begins, up to 600".formatted(shown(start)));
        }
        return of(new Region(start, Optional.of(end)), sourceSeconds);
    }

    /** The span as the reference counts it: downwards, and never empty. */
    public Frames frames(long hop, long all) {
        long first = Math.clamp(frame(start, hop), 0, all - 1);
        return new Frames(first, Math.max(first + 1, Math.min(frame(end, hop), all)));
    }

    /** The span in samples. */
    public Frames samples(long all) {
        long first = Math.min((long) (start * Pcm.SAMPLE_RATE), all);
        return new Frames(first, Math.clamp((long) (end * Pcm.SAMPLE_RATE), first, all));
    }

    /** The audio with the silence that the span asks for. */
    public Placed place(Pcm audio) {
        return new Placed(audio, (long) (before * Pcm.SAMPLE_RATE), (long) (behind * Pcm.SAMPLE_RATE));
    }

    private static long frame(double seconds, long hop) {
        double samples = seconds * Pcm.SAMPLE_RATE;
        return Math.round((samples - samples % hop) / hop);
    }

    private static String shown(double seconds) {
        return BigDecimal.valueOf(seconds)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
