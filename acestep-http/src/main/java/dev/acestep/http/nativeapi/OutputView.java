package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A finished file as the jobs API shows it. */
record OutputView(
        int index,
        String file,
        String url,
        String format,
        String contentType,
        long sizeBytes,
        double duration,
        long seed,
        String sha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String audioCodes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String latents,
        @Nullable TimedLyrics lrc,
        @Nullable Scores scores,
        boolean deleted) {
    static OutputView of(Job job, StoredTrack track, FileLinks links, String url) {
        return new OutputView(
                track.index(),
                links.file(track),
                url,
                track.format().wireName(),
                track.format().contentType(),
                track.sizeBytes(),
                track.durationSeconds(),
                track.seed(),
                track.sha256(),
                AudioItem.codes(job.submission().request(), track),
                links.latents(track).orElse(null),
                TimedLyrics.of(job.submission().request(), track).orElse(null),
                Scores.of(job.submission().request(), track).orElse(null),
                track.deleted());
    }

    OutputView withoutCodes() {
        return new OutputView(
                index,
                file,
                url,
                format,
                contentType,
                sizeBytes,
                duration,
                seed,
                sha256,
                null,
                latents,
                lrc,
                scores,
                deleted);
    }

    /** What the caller should know: of the request first, then of this file. */
    static List<String> warnings(Job job, StoredTrack track) {
        return Stream.concat(job.submission().warnings().stream(), track.warnings().stream())
                .distinct()
                .toList();
    }
}
