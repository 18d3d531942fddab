package dev.acestep.jobs;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How attempts begin and end in the database: row and queue entry change together, listeners hear of it after. */
final class Attempts {
    private final Database database;
    private final JobsConfig config;
    private final Listeners listeners;
    private final Consequences consequences;
    private final InstantSource clock;

    Attempts(
            Database database, JobsConfig config, Listeners listeners, Consequences consequences, InstantSource clock) {
        this.consequences = consequences;
        this.database = database;
        this.config = config;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Begins an attempt; empty if the job does not wait any more, and then its entry is gone too. */
    Optional<JobRow> begin(JobId id) {
        Optional<JobRow> claimed = database.write(sql -> {
            Optional<JobRow> row = consequences.started(sql, new JobRows(sql).claim(id, clock.instant()));
            if (row.isEmpty()) {
                QueueEntries.remove(sql, id);
            }
            return row;
        });
        claimed.ifPresent(row -> listeners.started(row.job()));
        return claimed;
    }

    /** Ends an attempt in the row alone, for the worker is still at it; false if it was ended before. */
    boolean endEarly(JobRow row, Outcome outcome) {
        Optional<JobRow> ended = database.write(sql -> ended(sql, row, outcome));
        ended.ifPresent(end -> listeners.ended(end.job()));
        return ended.isPresent();
    }

    /** Ends an attempt; false if it was ended before. Of a job that is not wanted any more, no result is kept. */
    boolean end(JobRow row, Outcome outcome, JobRun.Report last) {
        JobId id = row.job().id();
        Optional<JobRow> ended = database.write(sql -> {
            JobRows rows = new JobRows(sql);
            rows.report(row, last.progress(), last.stage());
            Outcome wanted = rows.cancelRequested(id) ? new Outcome.GivenUp() : outcome;
            Optional<JobRow> end = ended(sql, row, wanted);
            settle(sql, id);
            return end;
        });
        ended.ifPresent(end -> listeners.ended(end.job()));
        return ended.filter(end -> end.job().state() == JobState.SUCCEEDED).isPresent();
    }

    /** Puts back a job whose worker died in this process, or ends it. */
    void revive(JobId id) {
        Optional<Job> retried = database.write(sql -> {
            Optional<Job> ended = new JobRows(sql)
                    .findAny(id)
                    .filter(row -> row.job().state() == JobState.RUNNING)
                    .flatMap(row -> interrupt(sql, row));
            settle(sql, id);
            return ended;
        });
        retried.ifPresent(this::tell);
    }

    /** Puts back or ends what was running when the process before this one died, and makes the queue anew. */
    List<Job> recover() {
        return database.write(sql -> {
            List<Job> interrupted = new JobRows(sql)
                    .running().stream()
                            .flatMap(row -> interrupt(sql, row).stream())
                            .toList();
            QueueEntries.rebuild(sql);
            return interrupted;
        });
    }

    /** Tells the listeners of an interrupted job. */
    void tell(Job interrupted) {
        if (interrupted.state() == JobState.QUEUED) {
            listeners.retried(interrupted);
        }
        listeners.ended(interrupted);
    }

    private Optional<Job> interrupt(Handle sql, JobRow row) {
        Outcome outcome = Outcome.interrupted(row.job(), config.maxAttempts());
        return ended(sql, row, outcome).map(JobRow::job);
    }

    private Optional<JobRow> ended(Handle sql, JobRow row, Outcome outcome) {
        return consequences.ended(sql, new JobRows(sql).end(row, outcome, clock.instant()));
    }

    /** Makes the entry agree with the row. */
    private static void settle(Handle sql, JobId id) {
        if (new JobRows(sql).waits(id)) {
            QueueEntries.release(sql, id);
        } else {
            QueueEntries.remove(sql, id);
        }
    }
}
