package dev.acestep.http.nativeapi;

import dev.acestep.jobs.Job;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Metadata;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Understanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an analysis found, as {@code /query_result} and the jobs API show it. */
final class Findings {
    private final Job job;
    private final Understanding found;
    private final Metas metas;

    Findings(Job job, Understanding found) {
        this.job = job;
        this.found = found;
        Metadata metadata = found.draft().metadata();
        this.metas = Metas.of(
                job.submission(),
                metadata,
                metadata.duration().map(AudioDuration::seconds).orElse(null),
                found.draft().genres());
    }

    /** The one item of a succeeded analysis, which has no audio. */
    Map<String, @Nullable Object> item(String environment) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("file", "");
        item.put("wave", "");
        item.put("status", 1);
        item.put("create_time", job.createdAt().getEpochSecond());
        item.put("env", environment);
        item.putAll(members());
        item.put("progress", 1.0);
        item.put("stage", "succeeded");
        item.put("error", null);
        item.put("warnings", warnings(job, found));
        return item;
    }

    /** What is particular to the kind of analysis. */
    Map<String, @Nullable Object> members() {
        return switch (job.submission().request().planning().analysis()) {
            case METADATA -> plan();
            case FULL -> everything();
            case CODES -> codes();
            case NONE -> throw new IllegalArgumentException("The job is no analysis");
        };
    }

    /** What the caller should know: of the request first, then of what was found. */
    static List<String> warnings(Job job, Understanding found) {
        return Stream.concat(job.submission().warnings().stream(), found.warnings().stream())
                .distinct()
                .toList();
    }

    private Map<String, @Nullable Object> plan() {
        Map<String, @Nullable Object> members = song("Success");
        members.put("metas", metas);
        members.put("generation_info", summary());
        members.put("lm_model", found.languageModel());
        members.put("dit_model", "None (Analysis Only)");
        return members;
    }

    private Map<String, @Nullable Object> everything() {
        Map<String, @Nullable Object> members = song("Full Hardware Analysis Success");
        members.put("timesignature", metas.timesignature());
        members.put("genre", found.draft().genres());
        members.put("language", found.draft().metadata().language().code());
        members.put("metas", metas);
        members.put("audio_codes", found.audioCodes());
        members.put("audio_paths", List.of());
        members.put("generation_info", summary());
        members.put("lm_model", found.languageModel());
        members.put("dit_model", job.submission().request().model());
        return members;
    }

    private Map<String, @Nullable Object> codes() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("status_message", "Audio Codes Extraction Success");
        members.put("prompt", "");
        members.put("lyrics", "");
        members.put("metas", Map.of());
        members.put("audio_codes", found.audioCodes());
        members.put("audio_paths", List.of());
        members.put("generation_info", summary());
        members.put("lm_model", found.languageModel());
        members.put("dit_model", job.submission().request().model());
        return members;
    }

    private Map<String, @Nullable Object> song(String message) {
        SongDraft draft = found.draft();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("status_message", message);
        members.put("bpm", metas.bpm());
        members.put("keyscale", metas.keyscale());
        members.put("duration", metas.duration());
        members.put("prompt", draft.caption());
        members.put("lyrics", draft.lyrics());
        return members;
    }

    private String summary() {
        return "no audio" + AudioItem.timings(found.timings());
    }
}
