package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.TempoWords;
import dev.acestep.jobs.Job;
import dev.acestep.music.AudioFormat;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes jobs. */
final class SubmissionRoutes {
    /** First parts of paths that are no vendors of models. */
    private static final Set<String> RESERVED = Set.of("predictions", "media", "models", "model", "balance", "webhook");

    /** Other routes than models' that take nothing but POST. */
    private static final Set<String> POSTED = Set.of("media/uploads", "media/upload/binary", "model/price");

    private static final String ROOT = "/api/v3/";
    private static final String WEBHOOK = Parameters.WEBHOOK.name();

    private final Ground ground;
    private final PublicModels models;
    private final Predictions predictions;
    private final List<Wire<?, ?>> table;

    SubmissionRoutes(Ground ground, PublicModels models, Predictions predictions) {
        this.ground = ground;
        this.models = models;
        this.predictions = predictions;
        this.table = Parameters.table(ground.services().hosted().wavespeedRequireTags());
    }

    /** To be called last, as every path of two parts and more could be a model's. */
    void register(RoutesConfig routes) {
        routes.post(ROOT + "{vendor}/<name>", this::submit);
    }

    /** Whether a path of which the router says that it takes only POST is neither a model's nor another route's. */
    boolean isNowhere(String path, HttpProblem problem) {
        String rest = path.substring(Math.min(path.length(), ROOT.length()));
        return problem.reason() == Reason.WRONG_METHOD
                && "POST".equals(problem.headers().get("Allow"))
                && !models.ids().contains(rest)
                && !POSTED.contains(rest);
    }

    private void submit(Context ctx) throws IOException {
        Caller caller = ground.submitter(ctx, WaveSpeedApi.KEY);
        String id = modelId(ctx);
        Optional<String> model = models.behind(id);
        ObjectNode body = ground.json(ctx);
        Values values = Values.translated(table, Sources.of(body));
        SentInput input = SentInput.of(body, table, values.get(Parameters.BASE64));
        Order order = Order.of(WaveSpeedApi.DIALECT, caller, music(values), model, id)
                .withInput(input.json())
                .withWebhook(ground.webhook(ctx, WEBHOOK, webhook(ctx, values), Set.of()));
        Job job = ground.submit(ctx, order).job();
        String base = ground.links().base(ctx);
        Envelope.send(
                ctx,
                values.get(Parameters.SYNC)
                        ? ended(base, job, ground.services().hosted().syncTimeout())
                        : predictions.of(base, job));
    }

    private static String modelId(Context ctx) {
        if (RESERVED.contains(ctx.pathParam("vendor"))) {
            throw new HttpProblem(Reason.NOT_FOUND, "Not Found");
        }
        return ctx.pathParam("vendor") + "/" + ctx.pathParam("name");
    }

    private static Optional<String> webhook(Context ctx, Values values) {
        return Optional.ofNullable(ctx.queryParam(WEBHOOK))
                .filter(url -> !url.isBlank())
                .or(() -> values.find(Parameters.WEBHOOK));
    }

    private Values music(Values sent) {
        AudioFormat format = ground.services().hosted().wavespeed().format();
        return TempoWords.heeded(sent.with(MusicFields.BATCH_SIZE, 1).with(OutputFields.AUDIO_FORMAT, format));
    }

    private Prediction ended(String base, Job job, Duration longest) {
        Job then = ground.waiting().await(job.id(), longest);
        Prediction prediction = predictions.of(base, then);
        return then.state().isFinal() ? prediction : prediction.timedOut();
    }
}
