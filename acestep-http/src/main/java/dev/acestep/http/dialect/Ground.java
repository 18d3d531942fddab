package dev.acestep.http.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials;
import dev.acestep.http.Credentials.Call;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.Links;
import dev.acestep.http.Reason;
import dev.acestep.http.Services;
import dev.acestep.http.Waiting;
import dev.acestep.http.body.BodyParser;
import dev.acestep.http.body.BodyReader;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.Orders;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.ResultLink;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.Webhook;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every dialect stands on: who calls, what he sends, his jobs, the links to them. */
public record Ground(
        Services services,
        Credentials credentials,
        Links links,
        BodyReader bodies,
        Orders orders,
        Waiting waiting,
        Lifecycle lifecycle) {
    /** The header by which hosted dialects' answers name the engine, as their bodies have no place for it. */
    public static final String ENGINE = "X-ACE-Engine";

    public static Ground of(Services services, Credentials credentials, Lifecycle lifecycle) {
        return new Ground(
                services,
                credentials,
                new Links(services.config()),
                new BodyReader(services.config().largestBodyBytes(), services.uploads()),
                new Orders(services),
                new Waiting(services.jobs(), lifecycle),
                lifecycle);
    }

    /** The caller of a route that makes a job. */
    public Caller submitter(Context ctx, String ownHeader) {
        return credentials.authenticate(ctx, Call.SUBMISSION.of(ownHeader));
    }

    /** The caller of any other route. */
    public Caller reader(Context ctx, String ownHeader) {
        return credentials.authenticate(ctx, Call.READING.of(ownHeader));
    }

    /** The body of a route that reads JSON alone; none at all is an empty object. */
    public ObjectNode json(Context ctx) {
        try (var body = bodies.read(ctx, BodyParser.Empty.IS_OBJECT)) {
            if (body.isForm()) {
                throw noJson(ctx);
            }
            return body.fields();
        } catch (HttpProblem refusal) {
            throw refusal.reason() == Reason.CONTENT_TYPE ? noJson(ctx) : refusal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpProblem noJson(Context ctx) {
        String type = Optional.ofNullable(ctx.header("Content-Type")).orElse("(missing)");
        return new HttpProblem(
                Reason.CONTENT_TYPE, "Unsupported Content-Type: %s; use application/json".formatted(type));
    }

    /** The authorities under which this caller, or anyone by the configuration, reaches the server. */
    public Set<String> ownHosts(Context ctx) {
        String requested = ctx.scheme() + "://" + ctx.host();
        return Stream.of(links.base(ctx), requested)
                .flatMap(url -> ResultLink.authority(url).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes the order as a job, which is durable when this returns. */
    public Jobs.Accepted submit(Context ctx, Order order) {
        Jobs.Accepted accepted = services.jobs().submit(orders.submission(order));
        ctx.header(ENGINE, accepted.job().submission().request().model());
        return accepted;
    }

    /**
     * Whom to tell of a job, if the caller sent a URL.
     *
     * @param field the URL's, as the caller names it
     * @param events of which to tell besides the end
     * @throws dev.acestep.music.InvalidRequest if no webhook may go there
     */
    public Optional<Webhook> webhook(Context ctx, String field, Optional<String> url, Set<Webhook.Event> events) {
        return url.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text ->
                        new Webhook(services.webhooks().targets().permitted(field, text), events, links.base(ctx)));
    }

    /** The order, telling of its job whom the common request's own fields name. */
    public Order withWebhook(Context ctx, Order order) {
        Values values = order.values();
        return order.withWebhook(webhook(
                ctx,
                OutputFields.WEBHOOK_URL.name(),
                values.find(OutputFields.WEBHOOK_URL),
                Set.copyOf(values.get(OutputFields.WEBHOOK_EVENTS))));
    }

    /**
     * The caller's own job of this dialect; the answer will name its engine.
     *
     * @param id in any form
     * @throws HttpProblem if there is none: another key's job, and another dialect's, is none
     */
    public Job job(Context ctx, Caller caller, Dialect dialect, String id) {
        Job job = JobId.parse(id)
                .flatMap(services.jobs()::find)
                .filter(found -> found.submission().dialect().equals(dialect))
                .filter(caller::maySee)
                .orElseThrow(() -> new HttpProblem(Reason.UNKNOWN_JOB, "Request not found"));
        ctx.header(ENGINE, job.submission().request().model());
        return job;
    }

    /** Seconds of audio that the caller may still make; empty if there is no limit. */
    public Optional<Double> secondsLeft(Caller caller) {
        return services.accounts().secondsLeft(caller.keyName());
    }
}
