package dev.acestep.engine;

import dev.acestep.music.LyricTimes;
import dev.acestep.music.PromptMatch;
import dev.acestep.music.QualityScores;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of a finished song besides the music. */
record Review(LyricTimes times, QualityScores scores) {
    /** Nobody asked. */
    static final Review NONE = new Review(LyricTimes.UNKNOWN, QualityScores.UNKNOWN);

    /** The same with how much of its description is heard in it, or why nobody knows. */
    Review with(Optional<PromptMatch> match, String absence) {
        String reasons = Stream.of(scores.absence(), absence)
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        return new Review(times, new QualityScores(scores.alignment(), match, reasons));
    }
}
