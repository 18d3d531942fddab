package dev.acestep.http.fal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.jobs.Job;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as the status routes show it.
 *
 * @param queuePosition requests before it; null unless it waits
 * @param logs none unless they are asked for
 */
record StatusView(
        String status,
        String requestId,
        String responseUrl,
        String statusUrl,
        String cancelUrl,
        @Nullable Integer queuePosition,
        List<Log> logs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Metrics metrics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {
    /** Seconds that an engine worked on it. */
    record Metrics(double inferenceTime) {}

    /**
     * The job as it is now.
     *
     * @param place 1 is next; empty if it does not wait
     */
    static StatusView of(Job job, Urls urls, Optional<Integer> place, boolean logs) {
        return new StatusView(
                word(job),
                job.id().toString(),
                urls.response(),
                urls.status(),
                urls.cancel(),
                place.map(number -> number - 1).orElse(null),
                logs ? Log.of(job) : List.of(),
                metrics(job),
                job.failure().orElse(null));
    }

    private static String word(Job job) {
        return switch (job.state()) {
            case QUEUED -> "IN_QUEUE";
            case RUNNING -> "IN_PROGRESS";
            case SUCCEEDED, FAILED, CANCELLED -> "COMPLETED";
        };
    }

    private static @Nullable Metrics metrics(Job job) {
        return job.worked()
                .map(time -> new Metrics(Math.max(0, time.toMillis()) / 1000.0))
                .orElse(null);
    }
}
