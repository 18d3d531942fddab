package dev.acestep.engine;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.planning.MetadataWords;
import dev.acestep.engine.planning.PlanJudge;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.PromptMatch;
import dev.acestep.music.SongDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has a language model judge how much of their description is heard in songs that follow audio codes. */
final class PromptJudge {
    private static final String NO_MATCH = "No prompt match: ";

    private final Planners planners;
    private final PlannedSong planned;
    private final Part progress;

    /** For one request, which goes on from where it is. */
    PromptJudge(Planners planners, PlannedSong planned, Part progress) {
        this.planners = planners;
        this.planned = planned;
        this.progress = progress;
    }

    /** The reviews of the songs with how they match; where no model can tell, with the reason. */
    List<Review> judged(List<Review> reviews, List<Song> songs) {
        try {
            return songs.stream().allMatch(song -> song.codes().isEmpty())
                    ? withoutCodes(reviews)
                    : byModel(reviews, songs);
        } catch (EngineFailure e) {
            return absent(reviews, NO_MATCH + e.getMessage());
        }
    }

    private List<Review> byModel(List<Review> reviews, List<Song> songs) {
        NeuralLanguageModel model =
                planners.required(planned.request().planning().lmModel());
        int longest = songs.stream().mapToInt(song -> song.codes().size()).max().orElseThrow();
        try (Lease<PlannerModel> lease = model.required(model.memory().understanding(longest), progress::waiting)) {
            List<Review> judged = new ArrayList<>();
            for (int i = 0; i < reviews.size(); i++) {
                AudioCodes codes = songs.get(i).codes();
                judged.add(
                        codes.isEmpty()
                                ? withoutCodes(reviews.subList(i, i + 1)).getFirst()
                                : reviews.get(i)
                                        .with(Optional.of(match(lease.model().judge(), codes)), ""));
            }
            return judged;
        }
    }

    private PromptMatch match(PlanJudge judge, AudioCodes codes) {
        SongDraft words = planned.words();
        Map<MetadataField, String> metadata = MetadataWords.of(words.metadata());
        metadata.putAll(MetadataWords.of(words.metadata().language()));
        if (!words.genres().isBlank()) {
            metadata.put(MetadataField.GENRES, words.genres());
        }
        return judge.judge(
                codes.codes(), words.caption(), words.lyrics(), metadata, () -> progress.report(0, "Measuring scores"));
    }

    private static List<Review> withoutCodes(List<Review> reviews) {
        return absent(reviews, NO_MATCH + "the song follows no audio codes (thinking writes them)");
    }

    private static List<Review> absent(List<Review> reviews, String reason) {
        return reviews.stream()
                .map(review -> review.with(Optional.empty(), reason))
                .toList();
    }
}
