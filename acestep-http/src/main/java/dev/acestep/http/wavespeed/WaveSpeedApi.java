package dev.acestep.http.wavespeed;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** WaveSpeed's dialect (contract §6). */
public final class WaveSpeedApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("wavespeed");

    /** The header that brings the key. */
    static final String KEY = "Authorization";

    private static final String ROOT = "/api/v3";

    private final Predictions predictions;
    private final SubmissionRoutes submissions;
    private final PredictionRoutes jobs;
    private final CatalogRoutes catalog;
    private final MediaRoutes media;
    private final List<Operation> operations;

    public WaveSpeedApi(Ground ground) {
        PublicModels models = PublicModels.of(ground.services().hosted().wavespeed());
        this.predictions = new Predictions(ground.services().outputs());
        this.submissions = new SubmissionRoutes(ground, models, predictions);
        this.jobs = new PredictionRoutes(ground, predictions);
        this.catalog = new CatalogRoutes(ground, models);
        this.media = new MediaRoutes(ground);
        this.operations = WaveSpeedOperations.of(models, ground.services().hosted());
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public void register(RoutesConfig routes) {
        jobs.register(routes);
        catalog.register(routes);
        media.register(routes);
        submissions.register(routes);
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        Refused refused = Refused.of(submissions.isNowhere(ctx.path(), problem) ? nowhere(ctx) : problem);
        ctx.status(refused.code()).json(refused);
    }

    private static HttpProblem nowhere(Context ctx) {
        ctx.res().setHeader("Allow", null);
        return new HttpProblem(Reason.NOT_FOUND, "Not Found");
    }

    @Override
    public String publicId(Job job) {
        return Predictions.id(job);
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        return predictions.notification(base, job);
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }
}
