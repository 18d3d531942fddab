package dev.acestep.http.nativeapi;

import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.AlignmentScores;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.PromptMatch;
import dev.acestep.music.QualityScores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How good a song is, 0 to 1; {@code error} says why something could not be measured. */
record Scores(
        @Nullable Double overall,
        @Nullable Double lyricAlignment,
        @Nullable Double promptMatch,
        Details details,
        @Nullable String error) {
    /** What the scores are made of. */
    record Details(
            @Nullable Double ditScore,
            @Nullable Double lmScore,
            @Nullable Double caption,
            @Nullable Double lyrics,
            @Nullable Double metadata) {
        private static Details of(QualityScores scores) {
            return new Details(
                    scores.alignment().map(AlignmentScores::dit).orElse(null),
                    scores.alignment().map(AlignmentScores::lm).orElse(null),
                    scores.match().flatMap(PromptMatch::caption).orElse(null),
                    scores.match().flatMap(PromptMatch::lyrics).orElse(null),
                    scores.match().flatMap(PromptMatch::metadata).orElse(null));
        }
    }

    /** Empty unless the request asked for them. */
    static Optional<Scores> of(GenerationRequest request, StoredTrack track) {
        QualityScores scores = track.scores();
        return request.output().scores()
                ? Optional.of(new Scores(
                        scores.overall().orElse(null),
                        scores.lyricAlignment().orElse(null),
                        scores.promptMatch().orElse(null),
                        Details.of(scores),
                        scores.absence().isEmpty() ? null : scores.absence()))
                : Optional.empty();
    }
}
