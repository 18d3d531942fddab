package dev.acestep.http.nativeapi;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Links;
import dev.acestep.http.Reading;
import dev.acestep.jobs.Cancellation;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobPage;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.webhooks.Webhooks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The jobs API: list, look at, cancel and clean up jobs of every dialect. */
final class JobRoutes {
    private final Jobs jobs;
    private final Webhooks webhooks;
    private final Access access;
    private final JobViews views;
    private final JobEvents events;
    private final Links links;
    private final JobFilter filter;

    JobRoutes(
            Jobs jobs,
            Webhooks webhooks,
            Access access,
            JobViews views,
            JobEvents events,
            Links links,
            JobFilter filter) {
        this.jobs = jobs;
        this.webhooks = webhooks;
        this.access = access;
        this.views = views;
        this.events = events;
        this.links = links;
        this.filter = filter;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/v1/jobs", this::list);
        Reading.at(routes, "/v1/jobs/{id}", ctx -> ctx.json(Envelope.of(views.full(links.base(ctx), access.job(ctx)))));
        routes.delete("/v1/jobs/{id}", this::cancel);
        routes.get("/v1/jobs/{id}/events", ctx -> events.send(ctx, access.job(ctx)));
        routes.delete("/v1/jobs/{id}/files", this::deleteFiles);
        Reading.at(routes, "/v1/jobs/{id}/deliveries", this::deliveries);
        routes.post("/v1/jobs/{id}/deliveries/redeliver", this::redeliver);
    }

    private void list(Context ctx) {
        JobPage page = jobs.list(filter.read(ctx, access.caller(ctx)));
        String next = page.next().map(JobId::toString).orElse(null);
        ctx.json(Envelope.of(new Listing(views.shortened(links.base(ctx), page.jobs()), next, page.total())));
    }

    private void cancel(Context ctx) {
        JobId id = access.job(ctx).id();
        String status = switch (jobs.cancel(id)) {
            case Cancellation.Done _ -> "cancelled";
            case Cancellation.Requested _ -> "cancelling";
            case Cancellation.TooLate(JobState state) ->
                throw new HttpProblem(409, "Job is already finished (%s)".formatted(state.wireName()));
            case Cancellation.Unknown _ -> throw new HttpProblem(404, "Job not found");
        };
        ctx.json(Envelope.of(new Cancelled(id.toString(), status)));
    }

    private void deleteFiles(Context ctx) {
        Job job = access.job(ctx);
        if (!job.state().isFinal()) {
            throw notFinished(job);
        }
        Jobs.DeletedFiles deleted = jobs.deleteFiles(job.id());
        ctx.json(Envelope.of(new Deleted(job.id().toString(), deleted.files(), deleted.bytes())));
    }

    private void deliveries(Context ctx) {
        Job job = access.job(ctx);
        ctx.json(Envelope.of(Map.of("items", WebhookView.deliveries(webhooks, job))));
    }

    private void redeliver(Context ctx) {
        Job job = access.job(ctx);
        if (job.submission().webhook().isEmpty()) {
            throw new HttpProblem(409, "Job has no webhook");
        }
        if (!webhooks.redeliver(job)) {
            throw notFinished(job);
        }
        ctx.json(Envelope.of(Map.of("queued", true)));
    }

    private static HttpProblem notFinished(Job job) {
        return new HttpProblem(
                409, "Job is not finished yet (%s)".formatted(job.state().wireName()));
    }

    private record Listing(List<JobView> items, @Nullable String nextCursor, long total) {}

    private record Cancelled(String id, String status) {}

    private record Deleted(String id, int deletedFiles, long freedBytes) {}
}
