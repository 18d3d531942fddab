package dev.acestep.http.segmind;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.Times;
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
import java.util.Optional;

/** Segmind's dialect (contract §5). */
public final class SegmindApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("segmind");
    static final String KEY_HEADER = "x-api-key";
    static final String CREDITS = "/v1/get-user-credits";
    static final String POLL = "/v1/requests/";
    static final String RESPONSE = "/v2/requests/";

    /** Pixazo's route below {@link #RESPONSE}. */
    private static final String NOT_OURS = RESPONSE + "status/";

    /** When to come back where nobody says when. */
    private static final long RETRY_SECONDS = 1;

    private final Slugs slugs;
    private final SegmindOrders orders;
    private final SynchronousRoute synchronous;
    private final RequestRoutes requests;
    private final Answers answers;
    private final Clock clock = Clock.systemUTC();

    public SegmindApi(Ground ground) {
        this.slugs = Slugs.of(ground.services().hosted().segmind());
        this.orders = new SegmindOrders(ground.services().hosted());
        this.answers = new Answers(ground.services(), clock);
        this.synchronous = new SynchronousRoute(ground, orders, answers);
        this.requests = new RequestRoutes(ground, orders, answers);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return plain.equals(CREDITS)
                || path.startsWith(POLL)
                || slugs.isAt("/v1/", plain)
                || (path.startsWith("/v2/") && !path.startsWith(NOT_OURS));
    }

    @Override
    public void register(RoutesConfig routes) {
        slugs.models().forEach((slug, model) -> {
            routes.post("/v1/" + slug, ctx -> synchronous.answer(ctx, slug, model));
            routes.post("/v2/" + slug, ctx -> requests.submit(ctx, slug, model));
        });
        Reading.at(routes, POLL + "{id}", requests::response);
        Reading.at(routes, RESPONSE + "{id}", requests::response);
        Reading.at(routes, RESPONSE + "{id}/status", requests::status);
        Reading.at(routes, CREDITS, requests::credits);
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        if (SegmindError.isTooMuch(problem.reason())) {
            long seconds = Optional.ofNullable(problem.headers().get("Retry-After"))
                    .map(Long::valueOf)
                    .orElse(RETRY_SECONDS);
            ctx.header("Retry-After", String.valueOf(seconds));
            ctx.header("x-rate-limit-reset-at-utc", Times.text(clock.instant().plusSeconds(seconds)));
        }
        ctx.status(SegmindError.status(problem)).json(SegmindError.of(problem));
    }

    @Override
    public String publicId(Job job) {
        return job.id().toString();
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        return answers.response(job, base, answers.metrics(job, job.submission().owner()));
    }

    @Override
    public List<Operation> operations() {
        return SegmindOperations.of(slugs, orders.table());
    }
}
