package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.GenerationRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One finished file in the text that {@code /query_result} gives for a succeeded job. */
record AudioItem(
        String file,
        String wave,
        int status,
        long createTime,
        String env,
        String prompt,
        String lyrics,
        Metas metas,
        String generationInfo,
        String seedValue,
        String lmModel,
        String ditModel,
        double progress,
        String stage,
        @Nullable String error,
        long seed,
        String url,
        String format,
        String contentType,
        double duration,
        long sizeBytes,
        List<String> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String audioCodes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String latents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TimedLyrics lrc,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Scores scores) {
    static AudioItem of(Job job, StoredTrack track, String environment, FileLinks links, String url) {
        GenerationRequest request = job.submission().request();
        return new AudioItem(
                links.file(track),
                "",
                1,
                job.createdAt().getEpochSecond(),
                environment,
                track.caption(),
                track.lyrics(),
                Metas.of(job.submission(), track.metadata(), track.durationSeconds(), track.genres()),
                summary(job, track),
                seeds(job),
                track.languageModel(),
                request.model(),
                1,
                "succeeded",
                null,
                track.seed(),
                url,
                track.format().wireName(),
                track.format().contentType(),
                track.durationSeconds(),
                track.sizeBytes(),
                OutputView.warnings(job, track),
                codes(request, track),
                links.latents(track).orElse(null),
                TimedLyrics.of(request, track).orElse(null),
                Scores.of(request, track).orElse(null));
    }

    private static String seeds(Job job) {
        return job.outputs().stream().map(track -> String.valueOf(track.seed())).collect(Collectors.joining(","));
    }

    private static String summary(Job job, StoredTrack track) {
        int steps = job.submission().request().sampling().steps();
        return "steps %d, %d results%s".formatted(steps, job.outputs().size(), timings(track.timings()));
    }

    /** The stages and their seconds, each after a comma. */
    static String timings(Map<String, Double> timings) {
        return new TreeMap<>(timings)
                .entrySet().stream()
                        .map(stage -> String.format(Locale.ROOT, ", %s %.1f s", stage.getKey(), stage.getValue()))
                        .collect(Collectors.joining());
    }

    /** The codes that the music follows, or those that were given in vain. */
    static @Nullable String codes(GenerationRequest request, StoredTrack track) {
        List<String> given = request.planning().audioCodes();
        if (!track.audioCodes().isEmpty()) {
            return track.audioCodes();
        }
        return given.isEmpty() ? null : given.get(Math.min(track.index(), given.size() - 1));
    }
}
