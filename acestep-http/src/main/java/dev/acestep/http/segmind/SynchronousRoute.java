package dev.acestep.http.segmind;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.Download;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.StoredTrack;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Holds a submission until its song is ready, and answers with the song. Nothing that the caller does stops the job. */
final class SynchronousRoute {
    private static final String REQUEST_ID = "x-request-id";

    private final Ground ground;
    private final HostedConfig config;
    private final SegmindOrders orders;
    private final Answers answers;

    SynchronousRoute(Ground ground, SegmindOrders orders, Answers answers) {
        this.ground = ground;
        this.config = ground.services().hosted();
        this.orders = orders;
        this.answers = answers;
    }

    void answer(Context ctx, String slug, Optional<String> model) throws IOException {
        Caller caller = ground.submitter(ctx, SegmindApi.KEY_HEADER);
        Job taken = ground.submit(ctx, orders.read(slug, model, ground.json(ctx), caller))
                .job();
        nameAfter(ctx, taken);
        Job job = ground.waiting().await(taken.id(), config.syncTimeout());
        if (job.state() == JobState.SUCCEEDED) {
            send(ctx, job, caller);
        } else if (job.state().isFinal()) {
            throw new HttpProblem(Reason.JOB_FAILED, job.failure().orElseThrow());
        } else {
            ctx.status(504).json(new TimedOut("Request timed out", job.id().toString()));
        }
    }

    /** The answer has the job's id, by which it can be fetched later, unless the caller gave it one of his own. */
    private static void nameAfter(Context ctx, Job job) {
        String id = ctx.res().getHeader(REQUEST_ID);
        if (id == null || !id.equals(ctx.header(REQUEST_ID))) {
            ctx.header(REQUEST_ID, job.id().toString());
        }
    }

    private void send(Context ctx, Job job, Caller caller) throws IOException {
        StoredTrack track = job.outputs().getFirst();
        RequestMetrics metrics = answers.metrics(job, caller.keyName());
        ctx.header("x-generation-time", plain(metrics.inferenceTime()));
        ctx.header("x-seed-value", String.valueOf(track.seed()));
        ctx.header("x-cost", plain(metrics.cost()));
        ctx.header("x-remaining-credits", plain(metrics.remainingCredits()));
        if (config.segmindV1Json() || wantsJson(ctx)) {
            Answers.send(ctx, answers.song(job, track, ground.links().base(ctx), metrics));
        } else if (Answers.wantsText(job.submission())) {
            ctx.contentType("text/plain; charset=us-ascii");
            answers.text(track).writeTo(ctx.res().getOutputStream());
        } else {
            Download.send(ctx, ground.services().outputs().path(track.file()));
        }
    }

    /** Whether the caller names JSON among what he accepts; accepting everything is not naming it. */
    private static boolean wantsJson(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept")).stream()
                .flatMap(accepted -> Arrays.stream(accepted.split(",")))
                .map(range -> range.toLowerCase(Locale.ROOT).replaceAll("\\s", ""))
                .anyMatch(range -> range.matches("application/json(;.*)?") && !range.matches(".*;q=0(\\.0*)?(;.*)?"));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private record TimedOut(String error, String requestId) {}
}
