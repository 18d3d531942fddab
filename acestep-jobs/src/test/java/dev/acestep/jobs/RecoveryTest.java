package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private OpenQueue open;

    @BeforeEach
    void openQueue() throws IOException {
        open = new OpenQueue(folder, JobsConfig.DEFAULTS, CLOCK);
    }

    @AfterEach
    void closeQueue() {
        open.close();
    }

    @Test
    void aWaitingJobSurvivesARestart() throws IOException {
        Job job = submit();
        open.reopen();
        assertThat(open.jobs().find(job.id())).contains(job);
        open.queue().start(open.writing());
        assertThat(Await.end(open.jobs(), job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobWhoseProcessDiedWaitsAgainAtTheHeadOfTheQueue() throws IOException {
        Job first = submit();
        Job second = submit();
        claim(first.id());
        open.reopen();
        assertThat(find(first).state()).isEqualTo(JobState.QUEUED);
        assertThat(find(first).startedAt()).isEmpty();
        assertThat(open.jobs().queuePositions(List.of(first.id(), second.id())))
                .containsEntry(first.id(), 1)
                .containsEntry(second.id(), 2);
        List<JobId> ran = new CopyOnWriteArrayList<>();
        open.queue().start((job, progress) -> {
            ran.add(job.id());
            return new JobResult.Songs(List.of());
        });
        assertThat(Await.end(open.jobs(), second.id()).attempts()).isEqualTo(1);
        assertThat(find(first).attempts()).isEqualTo(2);
        assertThat(ran).containsExactly(first.id(), second.id());
    }

    @Test
    void aJobIsNotBegunMoreOftenThanAllowed() throws IOException {
        Job job = submit();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(find(job).state()).isEqualTo(JobState.QUEUED);
            claim(job.id());
            open.reopen();
        }
        assertThat(find(job).state()).isEqualTo(JobState.FAILED);
        assertThat(find(job).error()).contains(new JobError(JobError.Kind.SYSTEM, "Job interrupted 3 times"));
        assertThat(find(job).finishedAt()).isPresent();
    }

    @Test
    void aJobThatWasToStopWhenTheProcessDiedIsCancelled() throws IOException {
        Job job = submit();
        claim(job.id());
        assertThat(open.jobs().cancel(job.id())).isEqualTo(new Cancellation.Requested());
        open.reopen();
        assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void listenersHearOfJobsThatWaitAgain() throws IOException {
        Job job = submit();
        claim(job.id());
        open.reopen();
        List<String> heard = new CopyOnWriteArrayList<>();
        open.queue().listen(new JobListener() {
            @Override
            public void onStarted(Job started) {
                heard.add("started " + started.state());
            }

            @Override
            public void onFinished(Job finished) {
                heard.add("finished " + finished.state());
            }

            @Override
            public void onRetried(Job retried) {
                heard.add("retried " + retried.state());
            }
        });
        open.queue().start(open.writing());
        Await.until("the end", () -> heard.size() == 3);
        assertThat(heard).containsExactly("retried QUEUED", "started RUNNING", "finished SUCCEEDED");
    }

    @Test
    void filesThatNoResultNamesAreRemovedAndResultsAreKept() throws IOException {
        open.queue().start(open.writing());
        Job done = Await.end(open.jobs(), submit().id());
        open.queue().close();
        Job interrupted = submitTo(open);
        List<Path> leftovers = new ArrayList<>();
        leftovers.add(write(interrupted.id() + "-0.mp3"));
        leftovers.add(write(done.id() + "-1.mp3.part"));
        leftovers.add(write(JobId.create(CLOCK.instant()) + "-0.mp3"));
        Path foreign = write("notes.txt");
        open.reopen();
        assertThat(leftovers).noneMatch(Files::exists);
        assertThat(foreign).exists();
        assertThat(open.outputs().path(done.outputs().getFirst().file())).exists();
    }

    @Test
    void ofTwoEndsTheFirstIsKept() {
        Job job = submit();
        JobRow row = claim(job.id());
        Outcome done = new Outcome.Done(new JobResult.Songs(List.of()));
        Outcome failed = Outcome.failed(JobError.Kind.SYSTEM, "late");
        assertThat(end(row, done)).isPresent();
        assertThat(end(row, failed)).isEmpty();
        assertThat(end(row, new Outcome.PutBack(true))).isEmpty();
        assertThat(find(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobIsClaimedOnce() {
        Job job = submit();
        claim(job.id());
        assertThat(open.database().<Optional<JobRow>>write(sql -> new JobRows(sql).claim(job.id(), CLOCK.instant())))
                .isEmpty();
    }

    private Optional<JobRow> end(JobRow row, Outcome outcome) {
        return open.database().write(sql -> new JobRows(sql).end(row, outcome, CLOCK.instant()));
    }

    private JobRow claim(JobId id) {
        return open.database()
                .write(sql -> new JobRows(sql).claim(id, CLOCK.instant()))
                .orElseThrow();
    }

    private Job submit() {
        return open.jobs().submit(Requests.song("a song")).job();
    }

    /** A job in the rows although this process takes none any more. */
    private static Job submitTo(OpenQueue open) throws IOException {
        open.reopen();
        return open.jobs().submit(Requests.song("interrupted")).job();
    }

    private Job find(Job job) {
        return open.jobs().find(job.id()).orElseThrow();
    }

    private Path write(String name) throws IOException {
        return Files.writeString(open.outputs().path(name), "x");
    }
}
