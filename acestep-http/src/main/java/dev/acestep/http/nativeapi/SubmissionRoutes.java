package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials;
import dev.acestep.http.Credentials.Call;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Services;
import dev.acestep.http.body.Body;
import dev.acestep.http.body.BodyParser.Empty;
import dev.acestep.http.body.BodyReader;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.Orders;
import dev.acestep.jobs.Jobs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The native routes that take a body: submitting a job, text assistance, loading models. */
public final class SubmissionRoutes {
    private final Ground ground;
    private final Services services;
    private final Credentials credentials;
    private final BodyReader bodies;
    private final NativeOrder releaseTask;
    private final Orders orders;
    private final RandomSamples samples;
    private final TextAssistance assistance;
    private final ModelSlots slots;

    public SubmissionRoutes(Ground ground) {
        this.ground = ground;
        this.services = ground.services();
        this.credentials = ground.credentials();
        this.bodies = ground.bodies();
        this.releaseTask = new NativeOrder(services);
        this.orders = ground.orders();
        this.samples = new RandomSamples();
        this.assistance = new TextAssistance(services.models(), ground.lifecycle());
        this.slots = new ModelSlots(services.config(), services.models());
    }

    public void register(RoutesConfig routes) {
        routes.post("/release_task", this::releaseTask);
        routes.post("/create_random_sample", ctx -> answer(ctx, Empty.IS_OBJECT, samples::pick));
        routes.post("/format_input", ctx -> answer(ctx, Empty.IS_MALFORMED, assistance::format));
        routes.post("/v1/create_sample", ctx -> answer(ctx, Empty.IS_MALFORMED, assistance::createSample));
        routes.post("/v1/init", ctx -> administer(ctx, slots::init));
        routes.post("/v1/reinitialize", ctx -> administer(ctx, _ -> slots.reinitialize()));
    }

    private void releaseTask(Context ctx) throws IOException {
        try (Body body = read(ctx, () -> bodies.readWithFiles(ctx, Empty.IS_MALFORMED))) {
            Caller caller = credentials.authenticate(ctx, Call.SUBMISSION.withToken(body.aiToken()));
            Order order = ground.withWebhook(ctx, releaseTask.read(body, caller, ground.ownHosts(ctx)));
            Jobs.Accepted accepted = services.jobs().submit(orders.submission(order));
            body.keepFiles();
            ctx.json(Envelope.of(receipt(accepted)));
        }
    }

    private static Map<String, Object> receipt(Jobs.Accepted accepted) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("task_id", accepted.job().id().toString());
        receipt.put("status", "queued");
        receipt.put("queue_position", accepted.queuePosition());
        return receipt;
    }

    private void answer(Context ctx, Empty empty, BodyAnswer answer) throws IOException {
        try (Body body = read(ctx, () -> bodies.read(ctx, empty))) {
            credentials.authenticate(ctx, Call.SUBMISSION.withToken(body.aiToken()));
            ctx.json(answer.to(body));
        }
    }

    private void administer(Context ctx, BodyAnswer answer) throws IOException {
        Caller caller = credentials.authenticate(ctx, Call.READING);
        if (!caller.admin()) {
            throw new HttpProblem(403, "This key does not permit the operation");
        }
        try (Body body = bodies.read(ctx, Empty.IS_OBJECT)) {
            ctx.json(answer.to(body));
        }
    }

    /** Reads a body; one that cannot be read brings no credential, and lacking one is the graver mistake. */
    private Body read(Context ctx, Supplier<Body> reading) {
        try {
            return reading.get();
        } catch (HttpProblem unreadable) {
            credentials.authenticate(ctx, Call.SUBMISSION);
            throw unreadable;
        }
    }

    /** Makes the answer to a body. */
    @FunctionalInterface
    private interface BodyAnswer {
        Envelope to(Body body);
    }
}
