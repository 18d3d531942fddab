package dev.acestep.http.replicate;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Replicate's dialect, at the root and under {@code /v1} (contract §10.2). */
public final class ReplicateApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("replicate");

    private static final String KEY = "Authorization";
    private static final Pattern PATHS =
            Pattern.compile("(?:/v1)?(?:/predictions(?:/.*)?|/models/[^/]+/[^/]+/predictions)");

    private final Ground ground;
    private final Jobs jobs;
    private final Creation creation;

    public ReplicateApi(Ground ground) {
        this.ground = ground;
        this.jobs = ground.services().jobs();
        this.creation = new Creation(ground);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public void register(RoutesConfig routes) {
        for (String root : List.of("", "/v1")) {
            routes.post(root + "/predictions", ctx -> create(ctx, Optional.empty()));
            routes.post(
                    root + "/models/{owner}/{name}/predictions",
                    ctx -> create(ctx, Optional.of(Reference.ofModel(ctx.pathParam("owner"), ctx.pathParam("name")))));
            Reading.at(routes, root + "/predictions", this::list);
            Reading.at(routes, root + "/predictions/{id}", this::get);
            routes.post(root + "/predictions/{id}/cancel", this::cancel);
        }
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        Refused refused = Refused.of(problem);
        ctx.status(refused.status()).json(refused);
    }

    @Override
    public String publicId(Job job) {
        return Prediction.id(job);
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        return Prediction.of(base, job);
    }

    @Override
    public List<Operation> operations() {
        return ReplicateOperations.ALL;
    }

    private void create(Context ctx, Optional<Reference> model) {
        Caller caller = ground.submitter(ctx, KEY);
        Optional<Duration> wait = Prefer.wait(Optional.ofNullable(ctx.header("Prefer")));
        Job job = ground.submit(ctx, creation.read(ctx, caller, model)).job();
        wait.ifPresent(longest -> ctx.header("Preference-Applied", "wait=" + longest.toSeconds()));
        ctx.status(201).json(wait.map(longest -> waited(ctx, job, longest)).orElseGet(() -> view(ctx, job)));
    }

    private Prediction waited(Context ctx, Job job, Duration longest) {
        Job then = ground.waiting().await(job.id(), longest);
        Prediction prediction = view(ctx, then);
        return then.state().isFinal() ? prediction : prediction.stillStarting();
    }

    private void get(Context ctx) {
        ctx.json(view(ctx, job(ctx)));
    }

    private void list(Context ctx) {
        Caller caller = ground.reader(ctx, KEY);
        Optional<Cursor> cursor = Optional.ofNullable(ctx.queryParam("cursor"))
                .filter(text -> !text.isBlank())
                .map(Cursor::of);
        ctx.json(Page.of(jobs, caller, cursor, ground.links().base(ctx)));
    }

    /** One that has ended stays as it is. */
    private void cancel(Context ctx) {
        Job job = job(ctx);
        jobs.cancel(job.id());
        ctx.json(view(ctx, jobs.find(job.id()).orElse(job)));
    }

    private Job job(Context ctx) {
        return ground.job(ctx, ground.reader(ctx, KEY), DIALECT, ctx.pathParam("id"));
    }

    private Prediction view(Context ctx, Job job) {
        return Prediction.of(ground.links().base(ctx), job);
    }
}
