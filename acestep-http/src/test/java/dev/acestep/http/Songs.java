package dev.acestep.http;

import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobResult;
import dev.acestep.jobs.JobWork;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.jobs.Submission;
import dev.acestep.music.AlignmentScores;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Planning;
import dev.acestep.music.Progress;
import dev.acestep.music.QualityScores;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Task;
import dev.acestep.music.Text;
import dev.acestep.music.TimedLine;
import dev.acestep.music.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Work whose course the prompt decides: {@code fail} fails, {@code break} breaks down, {@code wait} goes on step by step, others are done. */
public final class Songs implements JobWork {
    public static final byte[] BYTES = bytes(200_000);
    public static final Understanding UNDERSTANDING = new Understanding(
            new SongDraft(
                    "a folk song",
                    "[Verse]\nla",
                    Metadata.UNKNOWN.withBpm(97).withKey("G major").withDuration(61.5),
                    "folk"),
            "<|audio_code_17|><|audio_code_40503|>",
            "acestep-5Hz-lm-0.6B",
            List.of("another warning"),
            Map.of("LM", 1.25));

    private final OutputFolder outputs;
    private final Semaphore steps = new Semaphore(0);

    Songs(OutputFolder outputs) {
        this.outputs = outputs;
    }

    public static Submission submission(String prompt, Optional<String> owner) {
        Metadata metadata = Metadata.UNKNOWN.withDuration(30);
        GenerationRequest request = GenerationRequest.sketch(Text.of(prompt, "la la"), metadata, 42);
        return new Submission(
                Dialect.NATIVE,
                owner,
                "acestep-v15-turbo",
                prompt,
                "la la",
                request,
                List.of("a warning"),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty());
    }

    /** A job that analyses; {@link #UNDERSTANDING} is what it finds. */
    public static Submission analysis(Planning.Analysis kind) {
        Submission song = submission("a question", Optional.empty());
        GenerationRequest plain = song.request();
        GenerationRequest request = new GenerationRequest(
                plain.model(),
                kind == Planning.Analysis.METADATA ? plain.task() : new Task.Listening(Path.of("/music/song.wav")),
                plain.text(),
                plain.metadata(),
                plain.reference(),
                plain.flowEdit(),
                plain.batchSize(),
                plain.seeds(),
                plain.sampling(),
                plain.planning().withAnalysis(kind),
                plain.decoding(),
                plain.output());
        return new Submission(
                Dialect.NATIVE,
                Optional.empty(),
                "",
                "a question",
                "la la",
                request,
                List.of("a warning"),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty());
    }

    /** Lets waiting work take this many of its 100 steps. */
    public void step(int count) {
        steps.release(count);
    }

    @Override
    public JobResult run(Job job, Progress progress) {
        String prompt = job.submission().prompt();
        if (prompt.startsWith("fail")) {
            throw new EngineFailure("The engine gave up");
        }
        if (prompt.startsWith("break")) {
            throw new IllegalStateException("The disk is full");
        }
        if (prompt.startsWith("wait")) {
            waitForSteps(progress);
        }
        return job.submission().request().planning().analysis() == Planning.Analysis.NONE
                ? new JobResult.Songs(
                        IntStream.range(0, job.submission().request().batchSize())
                                .mapToObj(index -> write(job, index))
                                .toList())
                : new JobResult.Analysis(UNDERSTANDING);
    }

    private void waitForSteps(Progress progress) {
        for (int i = 0; i < 100; i++) {
            progress.report(i / 100.0, i < 50 ? "Composing" : "Generating music");
            steps.acquireUninterruptibly();
        }
    }

    private StoredTrack write(Job job, int index) {
        AudioFormat format = job.submission().request().output().format();
        String name = "%s-%d.%s".formatted(job.id(), index, format.extension());
        try {
            Files.write(outputs.path(name), BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredTrack(
                index,
                name,
                format,
                BYTES.length,
                30,
                42,
                "0".repeat(64),
                "bright pop",
                "la la",
                Metadata.UNKNOWN.withBpm(120).withKey("Am"),
                "",
                "<|audio_code_17|>",
                "",
                "pop",
                List.of(new TimedLine(12.34, 15.8, "la la")),
                "",
                new QualityScores(
                        Optional.of(new AlignmentScores(0.79, 0.5)), Optional.empty(), "There are no audio codes"),
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
