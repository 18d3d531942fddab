package dev.acestep.http.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Links;
import dev.acestep.http.Times;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.StoredTrack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as Replicate's clients know it.
 *
 * @param version as the caller named it, else the engine's name
 * @param input as sent
 * @param output absolute URLs; null until it has succeeded
 * @param status starting, processing, succeeded, failed or canceled
 * @param logs progress while it runs, in the form in which clients look for it; warnings when it has ended
 * @param metrics {@code predict_time} in seconds when it has ended
 */
record Prediction(
        String id,
        String model,
        String version,
        JsonNode input,
        @Nullable List<String> output,
        String status,
        @Nullable String error,
        String logs,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String completedAt,
        Urls urls,
        Map<String, Double> metrics) {
    /** Where it can be looked at and stopped. */
    record Urls(String get, String cancel) {}

    static final String STARTING = "starting";

    private static final int BAR = 20;

    static String id(Job job) {
        return job.id().compact();
    }

    static Prediction of(String base, Job job) {
        Asked asked = Asked.of(job);
        String engine = job.submission().request().model();
        String model = asked.reference().model();
        String version = asked.reference().version();
        String url = "%s/v1/predictions/%s".formatted(base, id(job));
        return new Prediction(
                id(job),
                model.isEmpty() ? "acestep/" + engine : model,
                version.isEmpty() ? engine : version,
                asked.input(),
                job.state() == JobState.SUCCEEDED ? output(base, job) : null,
                status(job.state()),
                job.error().map(JobError::message).orElse(null),
                logs(job),
                Times.text(job.createdAt()),
                time(job.startedAt()),
                time(job.finishedAt()),
                new Urls(url, url + "/cancel"),
                metrics(job));
    }

    /**
     * The answer of a call that waited in vain: clients that wait take every state but {@code starting} for the end, and
     * poll on after that one.
     */
    Prediction stillStarting() {
        return new Prediction(
                id,
                model,
                version,
                input,
                output,
                STARTING,
                error,
                logs,
                createdAt,
                startedAt,
                completedAt,
                urls,
                metrics);
    }

    private static String status(JobState state) {
        return switch (state) {
            case QUEUED -> STARTING;
            case RUNNING -> "processing";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELLED -> "canceled";
        };
    }

    private static List<String> output(String base, Job job) {
        return job.kept().stream().map(track -> Links.output(base, job, track)).toList();
    }

    private static String logs(Job job) {
        return switch (job.state()) {
            case QUEUED -> "";
            case RUNNING -> {
                int percent = (int) (job.progress() * 100);
                int done = percent * BAR / 100;
                yield "%s\n%d%%|%s| %d/100\n"
                        .formatted(job.stage(), percent, "#".repeat(done) + " ".repeat(BAR - done), percent);
            }
            case SUCCEEDED, FAILED, CANCELLED -> String.join("\n", warnings(job));
        };
    }

    private static List<String> warnings(Job job) {
        return job.outputs().isEmpty()
                ? job.submission().warnings()
                : job.outputs().stream()
                        .map(StoredTrack::warnings)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
    }

    private static Map<String, Double> metrics(Job job) {
        return job.worked()
                .map(took -> Map.of("predict_time", took.toMillis() / 1000.0))
                .orElse(Map.of());
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Times::text).orElse(null);
    }
}
