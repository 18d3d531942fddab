package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.ApiKey.Limits;
import dev.acestep.jobs.keys.KeyStore;
import dev.acestep.jobs.keys.Usage;
import dev.acestep.jobs.keys.UsageReport;
import dev.acestep.music.EngineFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was granted is at any moment what is left, plus what open jobs hold, plus what ended ones cost. A song of the tests
 * has no length asked for, so that 60 s are reserved, and is 30.5 s long.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CreditsTest {
    private static final String KEY = "studio";
    private static final long RESERVED = 60_000;
    private static final long CHARGED = 30_500;

    @TempDir
    Path folder;

    private OpenQueue open;

    @BeforeEach
    void open() throws IOException {
        open = new OpenQueue(folder, JobsConfig.DEFAULTS.withCapacity(1000), InstantSource.system());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aSongCostsItsRealLength() {
        create(Optional.of(100_000L), Optional.empty());
        Job job = submit();
        assertAccount(40_000, RESERVED, 0);
        open.queue().start(open.writing());
        Await.end(open.jobs(), job.id());
        assertAccount(100_000 - CHARGED, 0, CHARGED);
        Usage usage = report().latest().getFirst();
        assertThat(usage.job()).isEqualTo(job.id());
        assertThat(usage.reservedMillis()).isEqualTo(RESERVED);
        assertThat(usage.end().orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void failuresAndCancellationsCostNothing() {
        create(Optional.of(100_000L), Optional.empty());
        Job unwanted = submit();
        open.jobs().cancel(unwanted.id());
        assertAccount(100_000, 0, 0);
        open.queue().start((_, _) -> {
            throw new EngineFailure("no");
        });
        Job failed = Await.end(open.jobs(), submit().id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertAccount(100_000, 0, 0);
        assertThat(report().lines().getFirst().total().jobs()).isEqualTo(2);
    }

    @Test
    void aRunningJobThatIsCancelledCostsNothing() {
        create(Optional.of(100_000L), Optional.empty());
        Semaphore begun = new Semaphore(0);
        open.queue().start((job, progress) -> {
            begun.release();
            while (true) {
                progress.report(0.5, "Composing");
                Thread.onSpinWait();
            }
        });
        Job job = submit();
        begun.acquireUninterruptibly();
        open.jobs().discard(job.id());
        Await.until(
                "the end of the job", () -> report().lines().getFirst().total().open() == 0);
        assertAccount(100_000, 0, 0);
    }

    @Test
    void whatIsLeftMustCoverTheReservation() {
        create(Optional.of(RESERVED + 30_000), Optional.empty());
        submit();
        assertThatThrownBy(this::submit)
                .isInstanceOf(InsufficientCredits.class)
                .hasMessage("Insufficient credits: needs 60 s of audio, 30 s left");
        assertThat(open.jobs().statistics().total()).isEqualTo(1);
        assertAccount(30_000, RESERVED, 0);
    }

    @Test
    void jobsAtOnceAreLimitedUntilOneEnds() {
        create(Optional.empty(), Optional.of(2));
        Job first = submit();
        submit();
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        TooManyJobs.class,
                        e -> assertThat(e.retryAfterSeconds()).isBetween(1, 3600))
                .hasMessageContaining("may have 2 waiting or running");
        open.jobs().submit(Requests.song("of nobody"));
        open.jobs().cancel(first.id());
        submit();
    }

    @Test
    void whatWasHeldBeforeALimitIsGivenBackToIt() {
        create(Optional.empty(), Optional.empty());
        Job job = submit();
        keys().credit(KEY, Optional.of(10_000L));
        assertThat(left()).isEqualTo(10_000);
        open.jobs().cancel(job.id());
        assertThat(left()).isEqualTo(10_000 + RESERVED);
    }

    @Test
    void crashesNeitherLoseNorRepeatACharge() throws IOException {
        create(Optional.of(1_000_000L), Optional.empty());
        Semaphore begun = new Semaphore(0);
        for (int i = 0; i < 3; i++) {
            submit();
        }
        for (int crash = 0; crash < 2; crash++) {
            Semaphore forEver = new Semaphore(0);
            open.queue().start((job, progress) -> {
                begun.release();
                forEver.acquireUninterruptibly();
                throw new EngineFailure("left over from before the crash");
            });
            begun.acquireUninterruptibly();
            open.reopen();
            assertAccount(1_000_000 - 3 * RESERVED, 3 * RESERVED, 0);
        }
        open.queue().start(open.writing());
        Await.until("the end of all", () -> report().lines().getFirst().total().open() == 0);
        assertAccount(1_000_000 - 3 * CHARGED, 0, 3 * CHARGED);
    }

    @Test
    void fiftyCallersAtOnceDoNotOverdraw() throws Exception {
        create(Optional.of(20 * RESERVED + 1), Optional.empty());
        List<Future<Job>> submissions = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 200; i++) {
                submissions.add(callers.submit(this::submit));
            }
        }
        assertThat(submissions)
                .filteredOn(each -> each.state() == Future.State.SUCCESS)
                .hasSize(20);
        assertThat(submissions)
                .filteredOn(each -> each.state() == Future.State.FAILED)
                .allSatisfy(each -> assertThat(each.exceptionNow()).isInstanceOf(InsufficientCredits.class));
        assertAccount(1, 20 * RESERVED, 0);
    }

    @Test
    void fiftyCallersAndAManagerOnAnotherConnectionLoseNothing() throws Exception {
        create(Optional.of(0L), Optional.empty());
        open.queue().start(open.writing());
        List<Future<?>> done = new ArrayList<>();
        try (Database visitor = Database.visit(folder.resolve("data"));
                ExecutorService callers = Executors.newFixedThreadPool(51)) {
            KeyStore elsewhere = new KeyStore(visitor, InstantSource.system());
            done.add(callers.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    elsewhere.grant(KEY, RESERVED);
                }
            }));
            for (int i = 0; i < 50; i++) {
                done.add(callers.submit(() -> {
                    Await.until("enough credit", this::taken);
                }));
            }
        }
        assertThat(done).allSatisfy(each -> assertThat(each.state()).isEqualTo(Future.State.SUCCESS));
        Await.until("the end of all", () -> report().lines().getFirst().total().open() == 0);
        assertAccount(100 * RESERVED - 50 * CHARGED, 0, 50 * CHARGED);
    }

    @Test
    void theConfiguredKeyHasUsageButNoLimit() {
        open.jobs().submit(Requests.from(Dialect.NATIVE, KeyStore.ADMIN));
        UsageReport.Line line = report().lines().getFirst();
        assertThat(line.key()).isEmpty();
        assertThat(line.total()).isEqualTo(new Usage.Total(KeyStore.ADMIN, 1, 1, RESERVED, 0));
    }

    private boolean taken() {
        try {
            submit();
            return true;
        } catch (InsufficientCredits e) {
            return false;
        }
    }

    private Job submit() {
        return open.jobs().submit(Requests.from(Dialect.NATIVE, KEY)).job();
    }

    private KeyStore keys() {
        return new KeyStore(open.database(), InstantSource.system());
    }

    private void create(Optional<Long> creditMillis, Optional<Integer> concurrent) {
        keys().create(KEY, ApiKey.Role.USER, new Limits(Optional.empty(), concurrent), creditMillis);
    }

    private UsageReport report() {
        return UsageReport.read(open.database(), Optional.empty(), 1000);
    }

    private long left() {
        return keys().find(KEY).credit().leftMillis().orElseThrow();
    }

    private void assertAccount(long left, long reserved, long charged) {
        UsageReport.Line line = report().lines().getFirst();
        assertThat(left()).as("left").isEqualTo(left);
        assertThat(line.total().reservedMillis()).as("reserved").isEqualTo(reserved);
        assertThat(line.total().chargedMillis()).as("charged").isEqualTo(charged);
        assertThat(keys().find(KEY).credit().spentMillis()).as("spent").isEqualTo(reserved + charged);
    }
}
