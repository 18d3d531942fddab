package dev.acestep.http.openai;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Links;
import dev.acestep.http.dialect.DialectApi;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.openapi.Operation;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobError;
import dev.acestep.jobs.Webhook;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI's and OpenRouter's audio chat (contract §8). */
public final class OpenAiApi implements DialectApi {
    static final Dialect DIALECT = new Dialect("openai");
    static final String KEY_HEADER = "Authorization";

    private final ChatRoutes chat;
    private final ModelListRoutes models;

    public OpenAiApi(Ground ground) {
        this.chat = new ChatRoutes(ground);
        this.models = new ModelListRoutes(ground);
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/v1/chat/")
                || path.startsWith("/openai/")
                || path.startsWith("/api/v1/chat/")
                || path.equals("/api/v1/models")
                || path.startsWith("/api/v1/models/");
    }

    @Override
    public void register(RoutesConfig routes) {
        chat.register(routes);
        models.register(routes);
    }

    @Override
    public void refuse(Context ctx, HttpProblem problem) {
        if (!OpenAiError.isWorthRetrying(problem)) {
            ctx.header("x-should-retry", "false");
        }
        ctx.status(OpenAiError.status(problem)).json(OpenAiError.of(problem));
    }

    @Override
    public String publicId(Job job) {
        return Completion.id(job);
    }

    @Override
    public Object notification(Job job, Webhook.Event event, String base) {
        return new Notification(
                Completion.id(job),
                "job." + event.wireName(),
                Completion.model(job),
                job.state().wireName(),
                job.outputs().stream()
                        .map(track -> Links.output(base, job, track))
                        .toList(),
                job.error().map(JobError::message).orElse(null));
    }

    @Override
    public List<Operation> operations() {
        return OpenAiOperations.all();
    }

    /** What a webhook is told; OpenAI has none, so that its form is our own. */
    private record Notification(
            String id,
            String event,
            String model,
            String status,
            List<String> outputs,
            @Nullable String error) {}
}
