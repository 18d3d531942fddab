package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
    @TempDir
    Path folder;

    private final CountDownLatch began = new CountDownLatch(1);
    private OpenQueue open;

    @BeforeEach
    void openQueue() throws IOException {
        JobsConfig config = JobsConfig.DEFAULTS.withJobTimeout(Duration.ofMillis(1500));
        open = new OpenQueue(folder, config, InstantSource.system());
    }

    @AfterEach
    void closeQueue() {
        open.close();
    }

    @Test
    void aStoppedQueueTakesNoJobs() throws InterruptedException {
        open.queue().stop(Duration.ZERO);
        assertThatThrownBy(this::submit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The server is stopping and takes no more jobs");
    }

    @Test
    void aRunningJobHasTheGraceToFinishAndTheNextIsNotBegun() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            began.countDown();
            awaitQuietly(stopping);
            return open.writing().run(job, progress);
        });
        JobId running = submit();
        JobId waiting = submit();
        began.await();
        Thread.ofVirtual().start(() -> {
            Await.until("refusal", this::refuses);
            stopping.countDown();
        });
        open.queue().stop(Duration.ofSeconds(20));
        assertThat(find(running).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(find(waiting).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aJobThatDoesNotFinishInTimeWaitsAgainWithoutHavingBeenAnAttempt() throws Exception {
        open.queue().start((job, progress) -> {
            began.countDown();
            return forEver(progress);
        });
        JobId id = submit();
        began.await();
        open.queue().stop(Duration.ofMillis(10));
        assertThat(find(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(find(id).attempts()).isZero();
        open.reopen();
        open.queue().start(open.writing());
        assertThat(Await.end(open.jobs(), id).attempts()).isEqualTo(1);
    }

    @Test
    void aJobThatRunsTooLongFailsAndTheWorkerGoesOn() {
        open.queue()
                .start((job, progress) -> job.submission().prompt().equals("endless")
                        ? forEver(progress)
                        : new JobResult.Songs(List.of()));
        JobId endless = open.jobs().submit(Requests.song("endless")).job().id();
        JobId next = submit();
        assertThat(Await.end(open.jobs(), endless).error())
                .contains(new JobError(JobError.Kind.SYSTEM, "Job exceeded 1.5 s"));
        assertThat(Await.end(open.jobs(), next).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatHangsFailsInTimeAndItsLateResultIsThrownAway() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        open.queue().start((job, progress) -> {
            awaitQuietly(failed);
            return open.writing().run(job, Progress.SILENT);
        });
        JobId id = submit();
        Job job = Await.end(open.jobs(), id);
        failed.countDown();
        Await.until("the worker is free", open.queue()::isIdle);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(find(id)).isEqualTo(job);
        assertThat(open.outputs().root()).isEmptyDirectory();
    }

    private static JobResult forEver(Progress progress) {
        while (true) {
            progress.report(0.1, "Generating music");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean refuses() {
        try {
            submit();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private JobId submit() {
        return open.jobs().submit(Requests.song("a song")).job().id();
    }

    private Job find(JobId id) {
        return open.jobs().find(id).orElseThrow();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
