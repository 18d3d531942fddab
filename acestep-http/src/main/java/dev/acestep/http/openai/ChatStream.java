package dev.acestep.http.openai;

import dev.acestep.http.EventStream;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Waiting;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.OutputFolder;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer in pieces: a sign of life every two seconds until the job ends, then its text and its audio. */
final class ChatStream {
    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Waiting waiting;
    private final OutputFolder outputs;
    private final Duration longest;

    /**
     * Streams of one server.
     *
     * @param longest how long a job is waited for
     */
    ChatStream(Waiting waiting, OutputFolder outputs, Duration longest) {
        this.waiting = waiting;
        this.outputs = outputs;
        this.longest = longest;
    }

    /** Returns when all is sent, or the caller is gone; his job goes on then. */
    void send(Context ctx, Job job) {
        try {
            EventStream stream = EventStream.open(ctx, Clock.systemUTC());
            stream.data(Chunk.begin(job));
            try {
                succeeded(stream, ChatRoutes.succeeded(ended(stream, job), longest));
            } catch (HttpProblem failure) {
                stream.data(Chunk.text(job, "\n\nError: " + failure.detail()));
                stream.data(Chunk.end(job, "error"));
            }
            stream.pieces(out -> out.write("[DONE]".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException gone) {
            LOG.debug("The caller of job {} is gone: {}", job.id(), gone.getMessage());
        }
    }

    private Job ended(EventStream stream, Job job) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        Job now = job;
        while (!now.state().isFinal()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return now;
            }
            now = waiting.await(job.id(), Duration.ofNanos(Math.min(left, HEARTBEAT.toNanos())));
            if (!now.state().isFinal()) {
                stream.data(Chunk.text(job, "."));
            }
        }
        return now;
    }

    private void succeeded(EventStream stream, Job job) throws IOException {
        stream.data(Chunk.text(job, "\n\n" + SongText.of(job)));
        AudioMessage audio = new AudioMessage(job, outputs);
        if (!audio.parts().isEmpty()) {
            stream.pieces(out -> audio.write(out, Chunk.audio(job, audio.parts())));
        }
        stream.data(Chunk.end(job, "stop"));
    }
}
