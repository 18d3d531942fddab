package dev.acestep.http.segmind;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.http.JsonText;
import dev.acestep.http.Links;
import dev.acestep.http.Prices;
import dev.acestep.http.Services;
import dev.acestep.http.body.BodyJson;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.jobs.Submission;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the dialect's answers say of jobs. */
final class Answers {
    private final Services services;
    private final Clock clock;

    Answers(Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    /** The body of the response route; the song itself, or a link to it, is in it when it is ready. */
    Response response(Job job, String base, RequestMetrics metrics) {
        return new Response(word(job), job.id().toString(), job.failure().orElse(null), metrics, output(job, base));
    }

    /** The body of the status route. */
    Status status(Job job, RequestMetrics metrics) {
        return new Status(word(job), job.id().toString(), job.failure().orElse(null), metrics);
    }

    /** A ready song as the synchronous route shows it. */
    Song song(Job job, StoredTrack track, String base, RequestMetrics metrics) {
        return new Song(
                job.id().toString(),
                word(job),
                output(job, base),
                track.format().contentType(),
                track.seed(),
                track.durationSeconds(),
                metrics);
    }

    /**
     * What the job took.
     *
     * @param keyName of the caller, whose balance is shown
     */
    RequestMetrics metrics(Job job, Optional<String> keyName) {
        return RequestMetrics.of(
                job, clock.instant(), prices(), services.accounts().secondsLeft(keyName));
    }

    double balance(Optional<String> keyName) {
        return prices().balance(services.accounts().secondsLeft(keyName));
    }

    /** The job's song as text, which is what its submission asked for. */
    Base64File text(StoredTrack track) {
        return new Base64File(services.outputs().path(track.file()));
    }

    /** Whether the song was asked for as base64 text. */
    static boolean wantsText(Submission submission) {
        return BodyJson.parse(submission.input())
                .map(input -> input.path(SegmindFields.BASE64.name()).asBoolean())
                .orElse(false);
    }

    /** Sends the body; a song in it goes from its file to the caller. */
    static void send(Context ctx, Object body) throws IOException {
        ctx.contentType("application/json");
        JsonText.MAPPER.writeValue(ctx.res().getOutputStream(), body);
    }

    private static String word(Job job) {
        return switch (job.state()) {
            case QUEUED -> "QUEUED";
            case RUNNING -> "PROCESSING";
            case SUCCEEDED -> "COMPLETED";
            case FAILED, CANCELLED -> "FAILED";
        };
    }

    /** A link that works without a key, or the song as text; null if there is none, or its file was removed. */
    private @Nullable Object output(Job job, String base) {
        OutputFolder folder = services.outputs();
        Optional<StoredTrack> track = job.outputs().stream().findFirst();
        if (job.state() != JobState.SUCCEEDED || track.isEmpty()) {
            return null;
        }
        if (!wantsText(job.submission())) {
            return Links.output(base, job, track.get());
        }
        return folder.holds(track.get().file()) ? text(track.get()) : null;
    }

    private Prices prices() {
        return services.hosted().prices();
    }

    record Status(
            String status,
            String requestId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error,

            RequestMetrics metrics) {}

    record Response(
            String status,
            String requestId,
            @Nullable String error,
            RequestMetrics metrics,
            @Nullable Object output) {}

    record Song(
            String requestId,
            String status,
            @Nullable Object output,
            String contentType,
            long seed,
            double duration,
            RequestMetrics metrics) {}
}
