package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Understanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {
    @TempDir
    Path folder;

    private OpenQueue open;

    @BeforeEach
    void openQueue() throws IOException {
        open = new OpenQueue(folder, JobsConfig.DEFAULTS, InstantSource.system());
    }

    @AfterEach
    void closeQueue() {
        open.close();
    }

    @Test
    void aJobRunsAndItsResultIsKept() {
        open.queue().start(open.writing());
        JobId id = submit();
        Job job = Await.end(open.jobs(), id);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.outputs()).containsExactly(Requests.track(job, 5));
        assertThat(job.startedAt()).isPresent();
        assertThat(job.finishedAt()).isPresent();
    }

    @Test
    void anAnalysisEndsWithWhatItFoundAndWithoutFiles() {
        Understanding found = Requests.understanding();
        open.queue().start((job, progress) -> new JobResult.Analysis(found));
        Job job = Await.end(open.jobs(), submit());
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.understanding()).contains(found);
        assertThat(job.outputs()).isEmpty();
        assertThat(open.jobs().deleteFiles(job.id())).isEqualTo(new Jobs.DeletedFiles(0, 0));
        assertThat(open.jobs().find(job.id())).contains(job);
    }

    @Test
    void aCancelledAnalysisFoundNothing() {
        CountDownLatch begun = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            begun.countDown();
            Await.until(
                    "cancelled", () -> open.jobs().find(job.id()).orElseThrow().cancelRequested());
            return new JobResult.Analysis(Requests.understanding());
        });
        JobId id = submit();
        Await.until("begun", () -> begun.getCount() == 0);
        open.jobs().cancel(id);
        Job job = Await.end(open.jobs(), id);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.understanding()).isEmpty();
    }

    @Test
    void jobsRunInTheOrderOfTheirSubmission() {
        List<JobId> ran = new CopyOnWriteArrayList<>();
        List<JobId> submitted = IntStream.range(0, 30).mapToObj(i -> submit()).toList();
        open.queue().start((job, progress) -> {
            ran.add(job.id());
            return new JobResult.Songs(List.of());
        });
        Await.end(open.jobs(), submitted.getLast());
        assertThat(ran).isEqualTo(submitted);
    }

    @Test
    void anIdleWorkerBeginsAtOnce() {
        open.queue().start(open.writing());
        Await.end(open.jobs(), submit());
        for (int i = 0; i < 5; i++) {
            Job job = Await.end(open.jobs(), submit());
            Duration wait = Duration.between(job.createdAt(), job.startedAt().orElseThrow());
            assertThat(wait).as("less than the poll interval").isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aRefusedRequestFailsTheJobInItsOwnWords() {
        open.queue().start((job, progress) -> {
            throw InvalidRequest.notAllowed("bpm", 500, "integer from 30 to 300");
        });
        assertThat(Await.end(open.jobs(), submit()).error())
                .contains(new JobError(JobError.Kind.REQUEST, "bpm: 500 is not allowed (integer from 30 to 300)"));
    }

    @Test
    void anEngineThatGivesUpFailsTheJobAsItsRequest() {
        open.queue().start((job, progress) -> {
            throw new EngineFailure("No checkpoint for lego is installed");
        });
        assertThat(Await.end(open.jobs(), submit()).error())
                .contains(new JobError(JobError.Kind.REQUEST, "No checkpoint for lego is installed"));
    }

    @Test
    void aFullDiskFailsTheJobAsTheServersFault() {
        open.queue().start((job, progress) -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        });
        assertThat(Await.end(open.jobs(), submit()).error())
                .contains(new JobError(JobError.Kind.SYSTEM, "Cannot read or write a file: No space left on device"));
    }

    @Test
    void lackOfMemoryFailsTheJobAndTheWorkerLives() {
        open.queue().start((job, progress) -> {
            if (job.submission().prompt().equals("huge")) {
                throw new OutOfMemoryError("heap");
            }
            return new JobResult.Songs(List.of());
        });
        JobId huge = open.jobs().submit(Requests.song("huge")).job().id();
        JobId small = submit();
        assertThat(Await.end(open.jobs(), huge).error().orElseThrow().kind()).isEqualTo(JobError.Kind.SYSTEM);
        assertThat(Await.end(open.jobs(), small).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRunningJobStopsWhenItIsCancelledAndLeavesNoFile() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            writeFile(job);
            began.countDown();
            while (true) {
                progress.report(0.25, "Generating music");
                LockSupport.parkNanos(1_000_000);
            }
        });
        JobId id = submit();
        began.await();
        assertThat(open.jobs().cancel(id)).isEqualTo(new Cancellation.Requested());
        Job job = Await.end(open.jobs(), id);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.progress()).isEqualTo(0.25);
        Await.until("no file", () -> open.queue().isIdle());
        assertThat(open.outputs().root()).isEmptyDirectory();
    }

    @Test
    void aCancelThatCameBeforeTheEndIsKeptEvenIfTheEngineDidNotNotice() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            began.countDown();
            awaitQuietly(cancelled);
            return open.writing().run(job, (fraction, stage) -> {});
        });
        JobId id = submit();
        began.await();
        open.jobs().cancel(id);
        cancelled.countDown();
        assertThat(Await.end(open.jobs(), id).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void progressAndStageReachTheRowWhileTheJobRuns() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            progress.report(0.5, "Generating music");
            progress.report(0.25, "Generating more");
            awaitQuietly(seen);
            return new JobResult.Songs(List.of());
        });
        JobId id = submit();
        Await.until("progress", () -> find(id).progress() > 0);
        assertThat(find(id).stage()).isEqualTo("Generating more");
        assertThat(find(id).progress()).as("never falls").isEqualTo(0.5);
        seen.countDown();
        Await.end(open.jobs(), id);
    }

    private JobId submit() {
        return open.jobs().submit(Requests.song("a song")).job().id();
    }

    private Job find(JobId id) {
        return open.jobs().find(id).orElseThrow();
    }

    private void writeFile(Job job) {
        try {
            Files.writeString(open.outputs().path(job.id() + "-0.mp3.part"), "mus");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
