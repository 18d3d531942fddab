package dev.acestep.http.fal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** fal's dialect (contract §10.1). */
public final class FalApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("fal");

    private final RequestRoutes requests;

    public FalApi(Ground ground) {
        this.requests = new RequestRoutes(ground);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(FalApp.ROOT) || path.startsWith(FalApp.ROOT + "/");
    }

    @Override
    public void register(RoutesConfig routes) {
        for (FalApp app : FalApp.values()) {
            String request = app.path() + "/requests/{id}";
            routes.post(app.path(), ctx -> requests.submit(ctx, app));
            Reading.at(routes, request, requests::result);
            Reading.at(routes, request + "/status", requests::status);
            routes.get(request + "/status/stream", requests::stream);
            routes.put(request + "/cancel", requests::cancel);
        }
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        ctx.status(FalError.status(problem)).json(FalError.of(problem));
    }

    @Override
    public String publicId(Job job) {
        return job.id().toString();
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        String id = job.id().toString();
        String error = job.failure().orElse(null);
        boolean succeeded = job.state() == JobState.SUCCEEDED;
        Object payload = succeeded ? ResultView.of(job, base) : new FalError(String.valueOf(error));
        return new Notification(id, id, succeeded ? "OK" : "ERROR", payload, error);
    }

    @Override
    public List<Operation> operations() {
        return FalOperations.ALL;
    }

    /** What a webhook is told when a request has ended. */
    private record Notification(
            String requestId,
            String gatewayRequestId,
            String status,
            Object payload,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String error) {}
}
