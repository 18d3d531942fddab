package dev.acestep.http.nativeapi;

import dev.acestep.http.EventStream;
import dev.acestep.http.Links;
import dev.acestep.http.Waiting;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Follows a job's row and tells each change as a server-sent event, until the job has ended. */
final class JobEvents {
    private final Jobs jobs;
    private final JobViews views;
    private final Links links;
    private final Waiting waiting;
    private final Clock clock;

    JobEvents(Jobs jobs, JobViews views, Links links, Waiting waiting, Clock clock) {
        this.jobs = jobs;
        this.views = views;
        this.links = links;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Answers with the stream; returns when it is over or the caller is gone. */
    void send(Context ctx, Job job) throws IOException {
        EventStream stream = EventStream.open(ctx, clock);
        Told told = new Told(stream);
        waiting.follow(job, now -> {
            told.changes(now);
            stream.keepAlive();
            if (now.state().isFinal()) {
                stream.event(now.state() == JobState.SUCCEEDED ? "result" : "error", views.full(links.base(ctx), now));
            }
        });
    }

    /** What one caller knows already. */
    private final class Told {
        private final EventStream stream;
        private String status = "";
        private int attempt = -1;
        private int position;
        private String stage = "";
        private double progress;

        Told(EventStream stream) {
            this.stream = stream;
        }

        void changes(Job job) throws IOException {
            status(job);
            switch (job.state()) {
                case QUEUED -> queue(job);
                case RUNNING -> running(job);
                case SUCCEEDED, FAILED, CANCELLED -> {}
            }
        }

        private void status(Job job) throws IOException {
            if (!job.state().wireName().equals(status) || job.attempts() != attempt) {
                status = job.state().wireName();
                attempt = job.attempts();
                progress = 0;
                stream.event("status", Map.of("status", status, "attempt", attempt));
            }
        }

        private void queue(Job job) throws IOException {
            Optional<Integer> now = jobs.queuePosition(job);
            if (now.isPresent() && now.get() != position) {
                position = now.get();
                stream.event(
                        "queue",
                        Map.of(
                                "position",
                                position,
                                "eta_seconds",
                                views.eta(job, now).orElse(0.0)));
            }
        }

        private void running(Job job) throws IOException {
            if (!job.stage().equals(stage)) {
                stage = job.stage();
                stream.event("stage", Map.of("stage", stage));
            }
            if (job.progress() >= progress + 0.01) {
                progress = job.progress();
                stream.event("progress", Map.of("progress", progress, "stage", stage));
            }
        }
    }
}
