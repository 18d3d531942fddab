package dev.acestep.jobs;

import dev.acestep.music.Cancelled;
import dev.acestep.music.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One attempt at a job while it runs: the engine reports here, others ask it to stop. */
final class JobRun implements Progress {
    /** Why an attempt is to stop. */
    enum Stop {
        UNWANTED,
        TOO_LONG,
        SHUTDOWN
    }

    /** What the engine said last. */
    record Report(double progress, String stage) {}

    private final JobId id;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable JobRow row;
    private volatile Report latest = new Report(0, "");
    private Report saved = latest;

    JobRun(JobId id) {
        this.id = id;
    }

    JobId id() {
        return id;
    }

    /** The row as claimed; empty until then. */
    Optional<JobRow> row() {
        return Optional.ofNullable(row);
    }

    void claimed(JobRow claimedRow) {
        row = claimedRow;
    }

    @Override
    public void report(double fraction, String stage) {
        if (stop.get() != null) {
            throw new Cancelled();
        }
        latest = new Report(Math.max(latest.progress, Math.clamp(fraction, 0, 1)), stage);
    }

    Report latest() {
        return latest;
    }

    /** What has been reported since this was asked last; only the clock's thread asks. */
    Optional<Report> unsaved() {
        Report now = latest;
        if (now.equals(saved)) {
            return Optional.empty();
        }
        saved = now;
        return Optional.of(now);
    }

    /** Asks the engine to stop at its next step; the first reason counts. */
    void stop(Stop reason) {
        stop.compareAndSet(null, reason);
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    boolean isOverdue(Duration timeout, Instant now) {
        return row().flatMap(claimed -> claimed.job().startedAt())
                .map(started -> started.plus(timeout).isBefore(now))
                .orElse(false);
    }

    void end() {
        ended.countDown();
    }

    /** Whether it ended by then; times are of {@link System#nanoTime}. */
    boolean endedBy(long nanoTime) throws InterruptedException {
        return ended.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
