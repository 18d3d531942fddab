package dev.acestep.http.nativeapi;

import dev.acestep.http.JsonText;
import dev.acestep.http.Links;
import dev.acestep.http.ServerConfig;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Planning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as {@code /query_result} shows it: a status number, and a text that holds JSON. */
final class TaskResults {
    private static final String NOT_FOUND = "Task not found";

    private final ServerConfig config;
    private final FileLinks links;

    TaskResults(ServerConfig config, FileLinks links) {
        this.config = config;
        this.links = links;
    }

    /**
     * The entry of a job.
     *
     * @param taskId as the caller wrote it
     * @param queuePosition empty if the job does not wait
     */
    Object of(String base, String taskId, Job job, Optional<Integer> queuePosition) {
        return switch (job.state()) {
            case QUEUED -> queued(taskId, job, queuePosition.orElse(1));
            case RUNNING -> running(taskId, job);
            case SUCCEEDED -> new Entry(taskId, 1, JsonText.of(items(base, job)), "Done");
            case FAILED -> ended(taskId, createTime(job), "failed", message(job));
            case CANCELLED -> ended(taskId, createTime(job), "cancelled", "Cancelled");
        };
    }

    /** The entry of a job that does not exist, or is none of the caller's business. */
    Object unknown(String taskId) {
        return config.unknownTaskStatus() == 0
                ? Map.of("task_id", taskId, "result", "[]", "status", 0)
                : ended(taskId, 0, "failed", NOT_FOUND);
    }

    private Entry queued(String taskId, Job job, int position) {
        return pending(taskId, job, 0, "queued", position, "Queued (position %d)".formatted(position));
    }

    private Entry running(String taskId, Job job) {
        GenerationRequest request = job.submission().request();
        boolean music = request.planning().analysis() == Planning.Analysis.NONE;
        String batch = music ? " (batch size: %d)".formatted(request.batchSize()) : "";
        String text = "%s%s %d%%".formatted(job.stage(), batch, (int) Math.floor(job.progress() * 100));
        return pending(taskId, job, job.progress(), job.stage(), null, text);
    }

    private Entry pending(
            String taskId, Job job, double progress, String stage, @Nullable Integer position, String text) {
        PendingItem item = new PendingItem(
                "", "", 0, createTime(job), config.environment(), "", "", Map.of(), progress, stage, null, position);
        return new Entry(taskId, 0, JsonText.of(List.of(item)), text);
    }

    private Entry ended(String taskId, long createTime, String stage, String message) {
        FailedItem item =
                new FailedItem("", "", 2, createTime, config.environment(), "", "", Map.of(), 0, stage, message);
        return new Entry(taskId, 2, JsonText.of(List.of(item)), message);
    }

    private List<?> items(String base, Job job) {
        return job.understanding()
                .<List<?>>map(found -> List.of(new Findings(job, found).item(config.environment())))
                .orElseGet(() -> audioItems(base, job));
    }

    private List<AudioItem> audioItems(String base, Job job) {
        return job.outputs().stream()
                .map(track -> AudioItem.of(job, track, config.environment(), links, Links.output(base, job, track)))
                .toList();
    }

    private static long createTime(Job job) {
        return job.createdAt().getEpochSecond();
    }

    private static String message(Job job) {
        return job.error().map(JobError::message).orElse("Job failed");
    }

    private record Entry(String taskId, int status, String result, String progressText) {}

    private record PendingItem(
            String file,
            String wave,
            int status,
            long createTime,
            String env,
            String prompt,
            String lyrics,
            Map<String, Object> metas,
            double progress,
            String stage,
            @Nullable String error,
            @Nullable Integer queuePosition) {}

    private record FailedItem(
            String file,
            String wave,
            int status,
            long createTime,
            String env,
            String prompt,
            String lyrics,
            Map<String, Object> metas,
            double progress,
            String stage,
            String error) {}
}
