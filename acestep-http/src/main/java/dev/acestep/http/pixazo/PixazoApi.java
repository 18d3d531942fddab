package dev.acestep.http.pixazo;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Prices;
import dev.acestep.http.Reading;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.http.order.Order;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Pixazo's dialect (contract §7). */
public final class PixazoApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("pixazo");
    static final String STATUS = "/v2/requests/status/";

    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";

    private final Ground ground;
    private final PixazoOrder orders;
    private final Prices prices;

    public PixazoApi(Ground ground) {
        this.ground = ground;
        this.orders = new PixazoOrder(ground.services());
        this.prices = ground.services().hosted().prices();
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/ace-step/") || path.startsWith("/ace-step-xl/") || path.startsWith(STATUS);
    }

    @Override
    public void register(RoutesConfig routes) {
        PixazoOperations.SUBMISSIONS.forEach((path, model) -> routes.post(path, ctx -> submit(ctx, model)));
        PixazoOperations.RESULTS.forEach(path -> Reading.at(routes, path, this::status));
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        ctx.status(PixazoError.status(problem)).json(PixazoError.of(problem, ctx.path(), prices));
    }

    @Override
    public String publicId(Job job) {
        return RequestView.id(job);
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        return RequestView.of(job, base);
    }

    @Override
    public List<Operation> operations() {
        return PixazoOperations.all();
    }

    private void submit(Context ctx, PixazoModel model) {
        Caller caller = ground.submitter(ctx, KEY_HEADER);
        Order order = orders.read(model, ground.json(ctx), caller).withWebhook(Notification.of(ground, ctx));
        Job job = ground.submit(ctx, order).job();
        String base = ground.links().base(ctx);
        ctx.status(202).json(new Accepted(RequestView.id(job), "QUEUED", RequestView.pollingUrl(job, base)));
    }

    private void status(Context ctx) {
        Caller caller = ground.reader(ctx, KEY_HEADER);
        Job job = ground.job(ctx, caller, DIALECT, ctx.pathParam("request_id"));
        ctx.json(RequestView.of(job, ground.links().base(ctx)));
    }

    /** The answer to a submission. */
    private record Accepted(String requestId, String status, String pollingUrl) {}
}
