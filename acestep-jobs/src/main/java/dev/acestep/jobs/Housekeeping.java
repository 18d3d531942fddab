package dev.acestep.jobs;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by the clock: progress goes to the rows, overdue jobs end, what has expired is removed. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PROGRESS = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Database database;
    private final JobsConfig config;
    private final JobFiles files;
    private final Running running;
    private final Attempts attempts;
    private final Consequences consequences;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("jobs-housekeeping-", 0).factory());

    Housekeeping(
            Database database,
            JobsConfig config,
            JobFiles files,
            Running running,
            Attempts attempts,
            Consequences consequences,
            InstantSource clock) {
        this.consequences = consequences;
        this.database = database;
        this.config = config;
        this.files = files;
        this.running = running;
        this.attempts = attempts;
        this.clock = clock;
    }

    void start() {
        Retention retention = new Retention(database, config, files, clock);
        every(PROGRESS, this::lookAfterRuns);
        every(config.sweepInterval(), retention::sweep);
    }

    void once(Runnable work) {
        timer.execute(() -> survive(work));
    }

    /** Waits for what is being done, so that nobody works on a database that is closed next. */
    void stop() throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Housekeeping has not stopped within {}", LONGEST_STOP);
        }
    }

    /** Removes files that no job will ever show: unfinished ones, and those of jobs that have not succeeded. */
    void removeLeftovers() {
        Set<JobId> owners = files.owners();
        Set<JobId> succeeded = database.read(sql -> new JobRows(sql).succeeded(owners));
        files.removeOutputs(owner -> !succeeded.contains(owner));
    }

    private void lookAfterRuns() {
        Instant now = clock.instant();
        for (JobRun run : running.all()) {
            if (run.isOverdue(config.jobTimeout(), now)) {
                run.stop(JobRun.Stop.TOO_LONG);
                run.row().ifPresent(row -> attempts.endEarly(row, Outcome.tooLong(config.jobTimeout())));
            }
        }
        saveProgress();
    }

    private void saveProgress() {
        Map<JobRow, JobRun.Report> reports = new HashMap<>();
        for (JobRun run : running.all()) {
            run.row().ifPresent(row -> run.unsaved().ifPresent(report -> reports.put(row, report)));
        }
        if (!reports.isEmpty()) {
            database.write(sql -> {
                JobRows rows = new JobRows(sql);
                reports.forEach((row, report) -> {
                    if (rows.report(row, report.progress(), report.stage())) {
                        consequences.progressed(sql, row.job());
                    }
                });
                return reports.size();
            });
        }
    }

    private void every(Duration interval, Runnable work) {
        Future<?> _ = timer.scheduleWithFixedDelay(() -> survive(work), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer forgets work that throws; a full disk today must not end the sweep for ever. */
    private static void survive(Runnable work) {
        try {
            work.run();
        } catch (JdbiException | UncheckedIOException e) {
            LOG.warn("Housekeeping is put off: {}", e.getMessage());
        }
    }
}
