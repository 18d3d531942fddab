package dev.acestep.http.pixazo;

import dev.acestep.http.Links;
import dev.acestep.http.Times;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.StoredTrack;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as the status route and webhooks show it. */
record RequestView(
        String requestId,
        String status,
        String modelId,
        @Nullable String error,
        @Nullable Output output,
        String createdAt,
        String updatedAt,
        @Nullable String completedAt,
        String pollingUrl) {
    /**
     * The job as it is now.
     *
     * @param base scheme, host and prefix of links
     */
    static RequestView of(Job job, String base) {
        Instant updated = job.finishedAt().or(job::startedAt).orElse(job.createdAt());
        return new RequestView(
                id(job),
                status(job),
                job.submission().requestedModel(),
                job.failure().orElse(null),
                job.state() == JobState.SUCCEEDED ? Output.of(job, base) : null,
                Times.text(job.createdAt()),
                Times.text(updated),
                job.finishedAt().map(Times::text).orElse(null),
                pollingUrl(job, base));
    }

    /** {@code ace-step_} and the UUID. */
    static String id(Job job) {
        return job.submission().requestedModel() + "_" + job.id();
    }

    static String pollingUrl(Job job, String base) {
        return "%s/v2/requests/status/%s".formatted(base, id(job));
    }

    private static String status(Job job) {
        return switch (job.state()) {
            case QUEUED -> "QUEUED";
            case RUNNING -> "PROCESSING";
            case SUCCEEDED -> "COMPLETED";
            case CANCELLED -> "FAILED";
            case FAILED -> job.error().filter(JobError::isServersFault).isPresent() ? "ERROR" : "FAILED";
        };
    }

    /**
     * The finished files.
     *
     * @param mediaUrl links that work without a key, in order
     */
    record Output(List<String> mediaUrl, String mediaType) {
        static Output of(Job job, String base) {
            List<String> links = job.outputs().stream()
                    .map(track -> Links.output(base, job, name(job, track)))
                    .toList();
            String type = job.outputs().stream()
                    .findFirst()
                    .map(StoredTrack::format)
                    .orElse(job.submission().request().output().format())
                    .contentType();
            return new Output(links, type);
        }

        private static String name(Job job, StoredTrack track) {
            boolean single = job.submission().requestedModel().equals(PixazoModel.STANDARD.id())
                    && job.submission().request().batchSize() == 1;
            String number = single ? "" : "_" + track.index();
            return "output%s.%s".formatted(number, track.format().extension());
        }
    }
}
