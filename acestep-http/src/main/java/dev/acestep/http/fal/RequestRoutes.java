package dev.acestep.http.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.order.Order;
import dev.acestep.jobs.Cancellation;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.jobs.Jobs;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The queue: submit, ask, follow, fetch, cancel. */
final class RequestRoutes {
    private static final String OWN_HEADER = "Authorization";
    private static final String REQUEST_ID = "x-fal-request-id";

    private final Ground ground;
    private final Jobs jobs;
    private final FalOrders orders;

    RequestRoutes(Ground ground) {
        this.ground = ground;
        this.jobs = ground.services().jobs();
        this.orders = new FalOrders(ground.services());
    }

    void submit(Context ctx, FalApp app) {
        Caller caller = ground.submitter(ctx, OWN_HEADER);
        ObjectNode body = ground.json(ctx);
        if (!app.served()) {
            throw HttpProblem.ofField(
                    Reason.INVALID_MEDIA,
                    "audio_url",
                    "audio_url: %s is not available here (this server fetches no audio; upload it with /release_task)"
                            .formatted(app.id()));
        }
        Order order = orders.read(app, body, caller)
                .withWebhook(ground.webhook(
                        ctx, "fal_webhook", Optional.ofNullable(ctx.queryParam("fal_webhook")), Set.of()));
        Jobs.Accepted accepted = ground.submit(ctx, order);
        Urls urls = urls(ctx, accepted.job());
        ctx.header(REQUEST_ID, accepted.job().id().toString());
        ctx.json(new Receipt(
                "IN_QUEUE",
                accepted.job().id().toString(),
                urls.response(),
                urls.status(),
                urls.cancel(),
                Math.max(0, accepted.queuePosition() - 1)));
    }

    void status(Context ctx) {
        ctx.json(view(ctx, job(ctx)));
    }

    void stream(Context ctx) throws IOException {
        StatusStream.send(ctx, ground.waiting(), job(ctx), job -> view(ctx, job));
    }

    void result(Context ctx) {
        Job job = job(ctx);
        switch (job.state()) {
            case QUEUED, RUNNING -> ctx.status(400).json(new FalError("Request is still in progress"));
            case SUCCEEDED -> ctx.json(ResultView.of(job, ground.links().base(ctx)));
            case FAILED, CANCELLED ->
                ctx.status(isServersFault(job) ? 500 : 422)
                        .json(new FalError(job.failure().orElseThrow()));
        }
    }

    void cancel(Context ctx) {
        Job job = job(ctx);
        switch (jobs.cancel(job.id())) {
            case Cancellation.Done _, Cancellation.Requested _ ->
                ctx.status(202).json(new Cancelled("CANCELLATION_REQUESTED"));
            case Cancellation.TooLate _ -> ctx.status(400).json(new Cancelled("ALREADY_COMPLETED"));
            case Cancellation.Unknown _ -> throw new HttpProblem(Reason.UNKNOWN_JOB, "Request not found");
        }
    }

    private StatusView view(Context ctx, Job job) {
        boolean logs = "1".equals(ctx.queryParam("logs"));
        return StatusView.of(job, urls(ctx, job), jobs.queuePosition(job), logs);
    }

    private Job job(Context ctx) {
        Caller caller = ground.reader(ctx, OWN_HEADER);
        Job job = ground.job(ctx, caller, FalApi.DIALECT, ctx.pathParam("id"));
        ctx.header(REQUEST_ID, job.id().toString());
        return job;
    }

    private Urls urls(Context ctx, Job job) {
        return Urls.of(job, ground.links().base(ctx));
    }

    private static boolean isServersFault(Job job) {
        return job.error().filter(JobError::isServersFault).isPresent();
    }

    private record Receipt(
            String status,
            String requestId,
            String responseUrl,
            String statusUrl,
            String cancelUrl,
            int queuePosition) {}

    private record Cancelled(String status) {}
}
