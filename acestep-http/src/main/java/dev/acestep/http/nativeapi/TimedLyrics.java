package dev.acestep.http.nativeapi;

import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.TimedLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When each lyric line is sung, as LRC text and as numbers; {@code error} says why there are none. */
record TimedLyrics(
        String text, List<TimedLine> lines, @Nullable String error) {
    /** Empty unless the request asked for them. */
    static Optional<TimedLyrics> of(GenerationRequest request, StoredTrack track) {
        if (!request.output().timestamps()) {
            return Optional.empty();
        }
        List<TimedLine> lines = track.timestamps();
        String text = lines.stream().map(TimedLyrics::lrc).collect(Collectors.joining("\n"));
        return Optional.of(new TimedLyrics(text, lines, lines.isEmpty() ? "There are no sung lines" : null));
    }

    private static String lrc(TimedLine line) {
        long hundredths = Math.round(line.start() * 100);
        return String.format(
                Locale.ROOT,
                "[%02d:%02d.%02d]%s",
                hundredths / 6000,
                hundredths / 100 % 60,
                hundredths % 100,
                line.text());
    }
}
