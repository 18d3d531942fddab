package dev.acestep.http.fal;

import dev.acestep.http.EventStream;
import dev.acestep.http.Waiting;
import dev.acestep.jobs.Job;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Function;

/** Tells each change of a request's status as a server-sent event, until it is completed. */
final class StatusStream {
    private final EventStream stream;
    private final Function<Job, StatusView> view;
    private Object told = "";

    private StatusStream(EventStream stream, Function<Job, StatusView> view) {
        this.stream = stream;
        this.view = view;
    }

    /** Answers with the stream; returns when it is over or the caller is gone. */
    static void send(Context ctx, Waiting waiting, Job job, Function<Job, StatusView> view) throws IOException {
        EventStream stream = EventStream.open(ctx, Clock.systemUTC());
        waiting.follow(job, new StatusStream(stream, view)::tell);
    }

    private void tell(Job job) throws IOException {
        StatusView now = view.apply(job);
        if (!now.equals(told)) {
            stream.data(now);
            told = now;
        }
        stream.keepAlive();
    }
}
