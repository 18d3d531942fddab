package dev.acestep.http.segmind;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.dialect.Ground;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** The asynchronous routes: submit, ask, fetch; and the caller's balance. */
final class RequestRoutes {
    private static final int FAILED = 422;

    private final Ground ground;
    private final SegmindOrders orders;
    private final Answers answers;

    RequestRoutes(Ground ground, SegmindOrders orders, Answers answers) {
        this.ground = ground;
        this.orders = orders;
        this.answers = answers;
    }

    void submit(Context ctx, String slug, Optional<String> model) {
        Caller caller = ground.submitter(ctx, SegmindApi.KEY_HEADER);
        Job job = ground.submit(ctx, orders.read(slug, model, ground.json(ctx), caller))
                .job();
        ctx.json(Receipt.of(job, ground.links().base(ctx)));
    }

    void status(Context ctx) {
        Caller caller = ground.reader(ctx, SegmindApi.KEY_HEADER);
        Job job = job(ctx, caller);
        ctx.json(answers.status(job, answers.metrics(job, caller.keyName())));
    }

    void response(Context ctx) throws IOException {
        Caller caller = ground.reader(ctx, SegmindApi.KEY_HEADER);
        Job job = job(ctx, caller);
        Answers.send(ctx, answers.response(job, ground.links().base(ctx), answers.metrics(job, caller.keyName())));
    }

    void credits(Context ctx) {
        Caller caller = ground.reader(ctx, SegmindApi.KEY_HEADER);
        ctx.json(new Credits(answers.balance(caller.keyName())));
    }

    /** The job, whose failure is the status of the answer. */
    private Job job(Context ctx, Caller caller) {
        Job job = ground.job(ctx, caller, SegmindApi.DIALECT, ctx.pathParam("id"));
        boolean failed = job.state().isFinal() && job.state() != JobState.SUCCEEDED;
        ctx.status(failed ? FAILED : 200);
        return job;
    }

    /** The answer to a submission: links that are followed as they stand. */
    private record Receipt(String requestId, String status, String pollUrl, String statusUrl, String responseUrl) {
        static Receipt of(Job job, String base) {
            String response = "%s/v2/requests/%s".formatted(base, job.id());
            return new Receipt(
                    job.id().toString(),
                    "QUEUED",
                    "%s/v1/requests/%s".formatted(base, job.id()),
                    response + "/status",
                    response);
        }
    }

    private record Credits(double credits) {}
}
