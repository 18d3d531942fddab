package dev.acestep.http.server;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.JsonText;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.Reason;
import dev.acestep.http.Refusal;
import dev.acestep.http.ServerConfig;
import dev.acestep.jobs.InsufficientCredits;
import dev.acestep.jobs.QueueFull;
import dev.acestep.jobs.TooManyJobs;
import dev.acestep.jobs.Uploads;
import dev.acestep.music.InvalidRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that a route may throw into an answer; the only place that does.
 *
 * <p>Refusals are told to the caller. Anything unforeseen is logged with the request's id, and the caller gets that id.
 */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final ServerConfig config;
    private final Lifecycle lifecycle;
    private final Dialects dialects;

    Errors(ServerConfig config, Lifecycle lifecycle, Dialects dialects) {
        this.dialects = dialects;
        this.config = config;
        this.lifecycle = lifecycle;
    }

    void register(RoutesConfig routes) {
        routes.exception(HttpProblem.class, (e, ctx) -> write(ctx, e));
        routes.exception(
                InvalidRequest.class,
                (e, ctx) -> write(ctx, HttpProblem.ofField(Reason.INVALID_VALUE, e.field(), message(e))));
        routes.exception(
                Uploads.UploadTooLarge.class, (e, ctx) -> write(ctx, new HttpProblem(Reason.TOO_LARGE, message(e))));
        routes.exception(
                QueueFull.class, (e, ctx) -> write(ctx, later(Reason.QUEUE_FULL, message(e), e.retryAfterSeconds())));
        routes.exception(
                TooManyJobs.class,
                (e, ctx) -> write(ctx, later(Reason.TOO_MANY_JOBS, message(e), e.retryAfterSeconds())));
        routes.exception(InsufficientCredits.class, (e, ctx) -> write(ctx, HttpProblem.noCredit(e)));
        routes.exception(HttpResponseException.class, this::fromRouter);
        routes.exception(Exception.class, this::unforeseen);
    }

    /** What a caller is told of a status that has no words of its own. */
    String words(int status) {
        return switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request timed out";
            case 413 ->
                "Request body is larger than %d MB (ACESTEP_MAX_BODY_MB)".formatted(config.largestBodyBytes() >> 20);
            case 414 -> "Request URI is too long";
            case 431 -> "Request headers are too large";
            case 503 -> "Server is stopping";
            default -> status < 500 ? "Malformed HTTP request" : "Internal server error";
        };
    }

    /** An {@link Error} such as exhausted memory, for which no route has an answer any more. */
    void broken(HttpServletResponse response, Error error) {
        LOG.error("Request {} broke", response.getHeader(RequestIds.HEADER), error);
        if (response.isCommitted()) {
            return;
        }
        try {
            response.setStatus(500);
            response.setContentType("application/json");
            response.getOutputStream().print(JsonText.of(Refusal.of(500, words(500))));
        } catch (IOException e) {
            LOG.debug("The caller is gone", e);
        }
    }

    private static HttpProblem later(Reason reason, String detail, int retryAfterSeconds) {
        return new HttpProblem(reason, detail, Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
    }

    private void fromRouter(HttpResponseException e, Context ctx) {
        String allowed = e.getDetails().get("availableMethods");
        Map<String, String> headers = allowed == null ? Map.of() : Map.of("Allow", allowed);
        write(ctx, new HttpProblem(e.getStatus(), words(e.getStatus()), headers));
    }

    private void unforeseen(Exception e, Context ctx) {
        if (e instanceof HttpException http) {
            write(ctx, new HttpProblem(http.getCode(), words(http.getCode())));
            return;
        }
        if (lifecycle.isStopping()) {
            LOG.info("Request {} came too late: {}", RequestIds.of(ctx), message(e));
            write(ctx, new HttpProblem(Reason.STOPPING, words(503)));
            return;
        }
        String id = RequestIds.of(ctx);
        LOG.error("Request {} failed: {} {}", id, ctx.method(), ctx.endpoint().path, e);
        write(ctx, new HttpProblem(Reason.INTERNAL, "Internal server error (request %s)".formatted(id)));
    }

    /** In the words of the dialect whose path it is. */
    private void write(Context ctx, HttpProblem problem) {
        if (ctx.res().isCommitted()) {
            LOG.debug("Answer already under way, not told: {} {}", problem.status(), problem.detail());
            return;
        }
        ctx.res().resetBuffer();
        problem.headers().forEach(ctx::header);
        ctx.attribute(HttpMetrics.REASON, problem.reason());
        dialects.at(ctx.path()).refuse(ctx, problem);
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
