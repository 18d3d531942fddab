package dev.acestep.http.nativeapi;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Refusal;
import dev.acestep.http.Services;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** ACE-Step's own dialect, and the jobs API for jobs of every dialect. Every path that no other dialect owns is its. */
public final class NativeApi implements DialectApi {
    private final SubmissionRoutes submissions;
    private final StatusRoutes status;
    private final ModelRoutes models;
    private final QueryRoutes query;
    private final AudioRoutes audio;
    private final JobRoutes jobs;
    private final JobViews views;

    /**
     * The dialect on its ground.
     *
     * @param others the other dialects, whose jobs it shows
     */
    public NativeApi(Ground ground, List<DialectApi> others) {
        Services services = ground.services();
        Access access = new Access(ground.credentials(), services.jobs());
        FileLinks files = new FileLinks(services);
        Clock clock = Clock.systemUTC();
        List<String> dialects = Stream.concat(
                        Stream.of(Dialect.NATIVE), others.stream().map(DialectApi::dialect))
                .map(Dialect::wireName)
                .toList();
        this.views = new JobViews(
                services.jobs(),
                services.webhooks(),
                files,
                clock,
                job -> others.stream()
                        .filter(other -> other.dialect().equals(job.submission().dialect()))
                        .findFirst()
                        .map(other -> other.publicId(job))
                        .orElseGet(() -> publicId(job)));
        this.submissions = new SubmissionRoutes(ground);
        this.status = new StatusRoutes(services.jobs(), services.models(), access, ground.lifecycle());
        this.models = new ModelRoutes(services.config(), services.models(), access);
        this.query = new QueryRoutes(services, ground.credentials(), ground.bodies(), files, ground.links());
        this.audio = new AudioRoutes(services.jobs(), services.outputs(), access);
        JobEvents events = new JobEvents(services.jobs(), views, ground.links(), ground.waiting(), clock);
        this.jobs = new JobRoutes(
                services.jobs(), services.webhooks(), access, views, events, ground.links(), new JobFilter(dialects));
    }

    @Override
    public Dialect dialect() {
        return Dialect.NATIVE;
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public void register(RoutesConfig routes) {
        submissions.register(routes);
        status.register(routes);
        models.register(routes);
        query.register(routes);
        audio.register(routes);
        jobs.register(routes);
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        ctx.status(problem.status()).json(Refusal.of(problem.status(), problem.detail()));
    }

    @Override
    public String publicId(Job job) {
        return job.id().toString();
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        int state = switch (job.state()) {
            case QUEUED, RUNNING -> 0;
            case SUCCEEDED -> 1;
            case FAILED, CANCELLED -> 2;
        };
        return Map.of(
                "event",
                "job." + event.wireName(),
                "task_id",
                job.id().toString(),
                "status",
                state,
                "job",
                views.full(base, job));
    }

    @Override
    public List<Operation> operations() {
        return NativeOperations.ALL;
    }
}
