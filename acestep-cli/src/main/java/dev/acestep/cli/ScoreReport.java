package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.music.AlignmentScores;
import dev.acestep.music.PromptMatch;
import dev.acestep.music.QualityScores;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quality scores of a song, as they are told. */
final class ScoreReport {
    private ScoreReport() {}

    static String text(QualityScores scores) {
        String missing = scores.absence().isEmpty() ? "" : " (%s)".formatted(scores.absence());
        return "Scores: overall %s, lyric alignment %s, prompt match %s%s"
                .formatted(
                        shown(scores.overall()), shown(scores.lyricAlignment()), shown(scores.promptMatch()), missing);
    }

    static Wire wire(QualityScores scores) {
        Optional<AlignmentScores> alignment = scores.alignment();
        Optional<PromptMatch> match = scores.match();
        return new Wire(
                scores.overall().orElse(null),
                scores.lyricAlignment().orElse(null),
                scores.promptMatch().orElse(null),
                new Details(
                        alignment.map(AlignmentScores::dit).orElse(null),
                        alignment.map(AlignmentScores::lm).orElse(null),
                        match.flatMap(PromptMatch::caption).orElse(null),
                        match.flatMap(PromptMatch::lyrics).orElse(null),
                        match.flatMap(PromptMatch::metadata).orElse(null)),
                scores.absence().isEmpty() ? null : scores.absence());
    }

    private static String shown(Optional<Double> score) {
        return score.map(value -> String.format(Locale.ROOT, "%.3f", value)).orElse("unknown");
    }

    record Wire(
            @Nullable Double overall,
            @JsonProperty("lyric_alignment") @Nullable Double lyricAlignment,
            @JsonProperty("prompt_match") @Nullable Double promptMatch,
            Details details,
            @Nullable String error) {}

    record Details(
            @JsonProperty("dit_score") @Nullable Double dit,
            @JsonProperty("lm_score") @Nullable Double lm,
            @Nullable Double caption,
            @Nullable Double lyrics,
            @Nullable Double metadata) {}
}
