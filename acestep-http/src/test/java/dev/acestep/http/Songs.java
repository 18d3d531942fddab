package dev.acestep.http;

import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobWork;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.Text;
import dev.acestep.music.TimedLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;

/** Work whose course the prompt decides: {@code fail} fails, {@code wait} goes on step by step, others are done. */
final class Songs implements JobWork {
    static final byte[] BYTES = bytes(200_000);

    private final OutputFolder outputs;
    private final Semaphore steps = new Semaphore(0);

    Songs(OutputFolder outputs) {
        this.outputs = outputs;
    }

    static Submission submission(String prompt, Optional<String> owner) {
        Metadata metadata = Metadata.UNKNOWN.withDuration(30);
        GenerationRequest request = GenerationRequest.sketch(Text.of(prompt, "la la"), metadata, 42);
        return new Submission(
                Dialect.NATIVE, owner, "acestep-v15-turbo", prompt, "la la", request, List.of("a warning"), List.of());
    }

    /** Lets waiting work take this many of its 100 steps. */
    void step(int count) {
        steps.release(count);
    }

    @Override
    public List<StoredTrack> run(Job job, Progress progress) {
        String prompt = job.submission().prompt();
        if (prompt.startsWith("fail")) {
            throw new EngineFailure("The engine gave up");
        }
        if (prompt.startsWith("wait")) {
            waitForSteps(progress);
        }
        return List.of(write(job));
    }

    private void waitForSteps(Progress progress) {
        for (int i = 0; i < 100; i++) {
            progress.report(i / 100.0, i < 50 ? "Composing" : "Generating music");
            steps.acquireUninterruptibly();
        }
    }

    private StoredTrack write(Job job) {
        String name = job.id() + "-0.mp3";
        try {
            Files.write(outputs.path(name), BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredTrack(
                0,
                name,
                AudioFormat.MP3,
                BYTES.length,
                30,
                42,
                "0".repeat(64),
                "bright pop",
                "la la",
                Metadata.UNKNOWN.withBpm(120).withKey("Am"),
                "",
                "pop",
                List.of(new TimedLine(12.34, 15.8, "la la")),
                List.of("another warning"),
                Map.of("render", 0.25),
                false);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
