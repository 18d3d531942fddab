package dev.acestep.http.openai;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.order.Order;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Chat completions, at each of the places where clients look for them. */
final class ChatRoutes {
    static final List<String> PATHS =
            List.of("/v1/chat/completions", "/openai/v1/chat/completions", "/api/v1/chat/completions");

    private final Ground ground;
    private final ChatOrder orders;
    private final Duration longest;
    private final ChatStream streams;

    ChatRoutes(Ground ground) {
        this.ground = ground;
        this.orders = new ChatOrder(ground.services());
        this.longest = ground.services().hosted().chatTimeout();
        this.streams = new ChatStream(ground.waiting(), ground.services().outputs(), longest);
    }

    void register(RoutesConfig routes) {
        PATHS.forEach(path -> routes.post(path, this::complete));
    }

    private void complete(Context ctx) throws IOException {
        Caller caller = ground.submitter(ctx, OpenAiApi.KEY_HEADER);
        try (InputAudio audio = new InputAudio(ground.services().uploads())) {
            Order order = orders.read(ground.json(ctx), audio, caller, ground.ownHosts(ctx));
            Job job = ground.submit(ctx, ground.withWebhook(ctx, order)).job();
            audio.keep();
            if (order.values().get(ChatFields.STREAM)) {
                streams.send(ctx, job);
            } else {
                answer(ctx, job);
            }
        }
    }

    private void answer(Context ctx, Job job) throws IOException {
        Job ended = succeeded(ground.waiting().await(job.id(), longest), longest);
        AudioMessage audio = new AudioMessage(ended, ground.services().outputs());
        ctx.contentType("application/json");
        audio.write(ctx.res().getOutputStream(), Completion.of(ended, audio));
    }

    /**
     * The job, which has succeeded.
     *
     * @throws HttpProblem if it has not
     */
    static Job succeeded(Job job, Duration longest) {
        if (!job.state().isFinal()) {
            throw new HttpProblem(
                    Reason.TIMEOUT,
                    "Generation takes longer than %d s; job %s goes on".formatted(longest.toSeconds(), job.id()));
        }
        if (job.state() != JobState.SUCCEEDED) {
            throw new HttpProblem(Reason.JOB_FAILED, job.failure().orElseThrow());
        }
        return job;
    }
}
