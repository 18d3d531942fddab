package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.Links;
import dev.acestep.http.Times;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Draws jobs as predictions. */
record Predictions(OutputFolder folder) {
    static final Map<String, List<JobState>> STATUSES = Map.of(
            "created", List.of(JobState.QUEUED),
            "processing", List.of(JobState.RUNNING),
            "completed", List.of(JobState.SUCCEEDED),
            "failed", List.of(JobState.FAILED, JobState.CANCELLED));

    static String id(Job job) {
        return job.id().compact();
    }

    /** The job in the form in which its caller wanted the outputs. */
    Prediction of(String base, Job job) {
        return draw(base, job, SentInput.of(job).base64() ? dataUris(job) : links(base, job));
    }

    /** The job with links, as a list shows it. */
    static Prediction listed(String base, Job job) {
        return draw(base, job, links(base, job));
    }

    /** What a webhook is told. */
    Notification notification(String base, Job job) {
        Prediction prediction = of(base, job);
        return new Notification(
                prediction.id(),
                prediction.model(),
                SentInput.of(job).input(),
                prediction.outputs(),
                prediction.urls(),
                prediction.hasNsfwContents(),
                prediction.status(),
                prediction.createdAt(),
                prediction.error());
    }

    private static Prediction draw(String base, Job job, List<?> outputs) {
        String id = id(job);
        return new Prediction(
                id,
                job.submission().requestedModel(),
                outputs,
                new Prediction.Urls("%s/api/v3/predictions/%s/result".formatted(base, id)),
                outputs.stream().map(_ -> false).toList(),
                status(job.state()),
                Times.text(job.createdAt()),
                job.failure().orElse(""),
                TaskCode.of(job),
                new Prediction.Timings(job.worked().map(Duration::toMillis).orElse(0L)));
    }

    private static String status(JobState state) {
        return switch (state) {
            case QUEUED -> "created";
            case RUNNING -> "processing";
            case SUCCEEDED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }

    private static List<String> links(String base, Job job) {
        return job.kept().stream().map(track -> Links.output(base, job, track)).toList();
    }

    private List<DataUri> dataUris(Job job) {
        return job.kept().stream()
                .filter(track -> folder.holds(track.file()))
                .map(this::dataUri)
                .toList();
    }

    private DataUri dataUri(StoredTrack track) {
        return new DataUri(track.format().contentType().split(";", 2)[0], folder.path(track.file()));
    }

    /** The body of a webhook (contract §9.4). */
    record Notification(
            String id,
            String model,
            JsonNode input,
            List<?> outputs,
            Prediction.Urls urls,
            List<Boolean> hasNsfwContents,
            String status,
            String createdAt,
            String error) {}
}
