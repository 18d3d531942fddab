package dev.acestep.http.wavespeed;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs that were taken: their states and results, lists of them, their end. */
final class PredictionRoutes {
    static final Field<List<String>> IDS =
            Field.of("ids", Kind.listOf(Kind.name(100)), "predictions; unknown ones are passed over");

    private final Ground ground;
    private final Predictions predictions;

    PredictionRoutes(Ground ground, Predictions predictions) {
        this.ground = ground;
        this.predictions = predictions;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/api/v3/predictions/{id}/result", this::result);
        Reading.at(routes, "/api/v3/predictions/{id}", this::result);
        routes.delete("/api/v3/predictions/{id}", this::delete);
        routes.post("/api/v3/predictions", this::list);
        routes.post("/api/v3/predictions/delete", this::deleteMany);
    }

    private void result(Context ctx) throws IOException {
        Job job = job(ctx, ground.reader(ctx, WaveSpeedApi.KEY));
        Envelope.send(ctx, predictions.of(ground.links().base(ctx), job));
    }

    private void list(Context ctx) {
        Caller caller = ground.reader(ctx, WaveSpeedApi.KEY);
        Listing listing = Listing.read(ground.json(ctx), caller);
        JobPage page = ground.services().jobs().list(listing.query());
        String base = ground.links().base(ctx);
        List<Prediction> items =
                page.jobs().stream().map(job -> Predictions.listed(base, job)).toList();
        ctx.json(Envelope.of(new Page(listing.page(), listing.size(), page.total(), items)));
    }

    private void delete(Context ctx) {
        Job job = job(ctx, ground.reader(ctx, WaveSpeedApi.KEY));
        ground.services().jobs().discard(job.id());
        ctx.json(Envelope.of(new Deleted(Predictions.id(job), "deleted")));
    }

    private void deleteMany(Context ctx) {
        Caller caller = ground.reader(ctx, WaveSpeedApi.KEY);
        Values values = Values.read(List.of(IDS), Sources.of(ground.json(ctx)));
        Set<JobId> ids = values.find(IDS).orElseThrow(() -> HttpProblem.missing("ids")).stream()
                .flatMap(id -> JobId.parse(id).stream())
                .collect(Collectors.toSet());
        List<JobId> own = ground.services().jobs().find(ids).values().stream()
                .filter(job -> job.submission().dialect().equals(WaveSpeedApi.DIALECT))
                .filter(caller::maySee)
                .map(Job::id)
                .toList();
        own.forEach(ground.services().jobs()::discard);
        ctx.json(Envelope.of(new DeletedMany(own.size())));
    }

    private Job job(Context ctx, Caller caller) {
        return ground.job(ctx, caller, WaveSpeedApi.DIALECT, ctx.pathParam("id"));
    }

    private record Page(int page, int pageSize, long total, List<Prediction> items) {}

    private record Deleted(String id, String status) {}

    private record DeletedMany(int deletedCount) {}
}
