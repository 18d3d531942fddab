package dev.acestep.http.fal;

import dev.acestep.http.JsonText;
import dev.acestep.http.Lifecycle;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Jobs;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Tells each change of a request's status as a server-sent event, until it is completed. */
record StatusStream(Jobs jobs, Lifecycle lifecycle) {
    private static final long LOOKS_EVERY_MILLIS = 250;
    private static final int LOOKS_PER_KEEP_ALIVE = 60;

    /** Answers with the stream; returns when it is over or the caller is gone. */
    void send(Context ctx, Job first, Function<Job, StatusView> view) throws IOException {
        ctx.header("Cache-Control", "no-cache");
        ctx.header("X-Accel-Buffering", "no");
        ctx.contentType("text/event-stream; charset=utf-8");
        OutputStream out = ctx.res().getOutputStream();
        String told = "";
        int silent = 0;
        Optional<Job> job = Optional.of(first);
        while (job.isPresent()) {
            String now = JsonText.of(view.apply(job.get()));
            silent = now.equals(told) ? silent + 1 : 0;
            if (silent == 0) {
                write(out, "data: %s\n\n".formatted(now));
                told = now;
            } else if (silent % LOOKS_PER_KEEP_ALIVE == 0) {
                write(out, ": keep-alive\n\n");
            }
            job = job.get().state().isFinal() ? Optional.empty() : later(job.get());
        }
    }

    /** The job a moment later; nothing if there is no more to wait for. */
    private Optional<Job> later(Job job) {
        if (lifecycle.isStopping()) {
            return Optional.empty();
        }
        try {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return jobs.find(job.id());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
