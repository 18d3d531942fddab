package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Jobs} keeps to while no worker runs; its queue holds five jobs. */
abstract class JobsContract {
    static final int CAPACITY = 5;
    static final JobsConfig CONFIG = JobsConfig.DEFAULTS.withCapacity(CAPACITY);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-31T12:00:00.123456Z"));

    abstract Jobs jobs();

    @Test
    void aSubmittedJobIsFoundAsItWasAccepted() {
        Jobs.Accepted accepted = jobs().submit(Requests.song("a song", "[Verse]\nÄ \u0000 'quoted'"));
        assertThat(jobs().find(accepted.job().id())).contains(accepted.job());
        assertThat(accepted.job().state()).isEqualTo(JobState.QUEUED);
        assertThat(accepted.job().createdAt()).isEqualTo("2026-03-31T12:00:00.123Z");
    }

    @Test
    void tokensCannotBeGuessedFromEachOther() {
        assertThat(submit().outputToken()).hasSizeGreaterThan(20).isNotEqualTo(submit().outputToken());
    }

    @Test
    void anUnknownJobIsNotFound() {
        JobId unknown = JobId.create(clock.instant());
        Job job = submit();
        assertThat(jobs().find(unknown)).isEmpty();
        assertThat(jobs().find(List.of(unknown, job.id()))).containsOnlyKeys(job.id());
    }

    @Test
    void aFullQueueTakesNothingAndKeepsNothing() {
        IntStream.range(0, CAPACITY).forEach(i -> submit());
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        QueueFull.class,
                        full -> assertThat(full.retryAfterSeconds()).isEqualTo(5));
        assertThat(jobs().statistics().total()).isEqualTo(CAPACITY);
    }

    @Test
    void theBoundIsExactWhenFiftySubmitAtOnce() throws Exception {
        List<Future<Jobs.Accepted>> submissions = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                submissions.add(clients.submit(() -> jobs().submit(Requests.song("a song"))));
            }
        }
        List<Integer> positions = new ArrayList<>();
        for (Future<Jobs.Accepted> submission : submissions) {
            if (submission.state() == Future.State.SUCCESS) {
                positions.add(submission.get().queuePosition());
            } else {
                assertThat(submission.exceptionNow()).isInstanceOf(QueueFull.class);
            }
        }
        assertThat(positions).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(jobs().statistics().count(JobState.QUEUED)).isEqualTo(CAPACITY);
    }

    @Test
    void aWaitingJobIsCancelledAtOnceAndMakesRoom() {
        List<Job> submitted =
                IntStream.range(0, CAPACITY).mapToObj(i -> submit()).toList();
        JobId id = submitted.get(2).id();
        assertThat(jobs().cancel(id)).isEqualTo(new Cancellation.Done());
        assertThat(jobs().find(id).orElseThrow().state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs().find(id).orElseThrow().finishedAt()).isPresent();
        assertThat(submit().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void anEndedJobIsNotCancelledAgain() {
        JobId id = submit().id();
        jobs().cancel(id);
        assertThat(jobs().cancel(id)).isEqualTo(new Cancellation.TooLate(JobState.CANCELLED));
    }

    @Test
    void anUnknownJobIsNotCancelled() {
        assertThat(jobs().cancel(JobId.create(clock.instant()))).isEqualTo(new Cancellation.Unknown());
    }

    @Test
    void positionsCountFromOneAndMoveUp() {
        Job first = submit();
        Job second = submit();
        Job third = submit();
        List<JobId> ids = List.of(third.id(), first.id(), JobId.create(clock.instant()));
        assertThat(jobs().queuePositions(ids)).containsOnlyKeys(first.id(), third.id());
        assertThat(jobs().queuePositions(ids)).containsEntry(first.id(), 1).containsEntry(third.id(), 3);
        jobs().cancel(second.id());
        assertThat(jobs().queuePositions(ids)).containsEntry(third.id(), 2);
    }

    @Test
    void statisticsCountEveryState() {
        submit();
        jobs().cancel(submit().id());
        JobStatistics statistics = jobs().statistics();
        assertThat(statistics.counts()).containsOnlyKeys(JobState.values());
        assertThat(statistics.count(JobState.QUEUED)).isEqualTo(1);
        assertThat(statistics.count(JobState.CANCELLED)).isEqualTo(1);
        assertThat(statistics.capacity()).isEqualTo(CAPACITY);
        assertThat(statistics.averageSeconds()).isEqualTo(5);
    }

    @Test
    void onlyAnEndedJobExpires() {
        Job waiting = submit();
        assertThat(jobs().expiry(waiting)).isEmpty();
        jobs().cancel(waiting.id());
        Job ended = jobs().find(waiting.id()).orElseThrow();
        assertThat(jobs().expiry(ended))
                .contains(ended.finishedAt().orElseThrow().plus(Duration.ofDays(7)));
    }

    @Test
    void theFilesOfAWaitingJobCannotBeDeleted() {
        JobId id = submit().id();
        assertThatThrownBy(() -> jobs().deleteFiles(id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aJobWithoutFilesHasNoneToDelete() {
        JobId id = submit().id();
        jobs().cancel(id);
        assertThat(jobs().deleteFiles(id)).isEqualTo(new Jobs.DeletedFiles(0, 0));
    }

    private Job submit() {
        clock.advance(Duration.ofMillis(1));
        return jobs().submit(Requests.song("a song")).job();
    }
}
