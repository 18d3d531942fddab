package dev.acestep.http.nativeapi;

import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.TimedLine;
import java.util.List;
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
        String text = lines.stream().map(TimedLine::lrc).collect(Collectors.joining("\n"));
        String absence = track.timestampsAbsence().isEmpty() ? LyricTimes.UNKNOWN.absence() : track.timestampsAbsence();
        return Optional.of(new TimedLyrics(text, lines, lines.isEmpty() ? absence : null));
    }
}
