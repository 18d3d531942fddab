package dev.acestep.jobs;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** All consequences, in their order. */
record Consequences(List<Consequence> all) {
    Consequences {
        all = List.copyOf(all);
    }

    void admit(Handle sql, Submission submission) {
        all.forEach(each -> each.admit(sql, submission));
    }

    void submitted(Handle sql, Job job) {
        all.forEach(each -> each.submitted(sql, job));
    }

    Optional<JobRow> started(Handle sql, Optional<JobRow> row) {
        row.ifPresent(now -> all.forEach(each -> each.started(sql, now.job())));
        return row;
    }

    void progressed(Handle sql, Job job) {
        all.forEach(each -> each.progressed(sql, job));
    }

    /** The row as it became; a job that only waits again has no consequences. */
    Optional<JobRow> ended(Handle sql, Optional<JobRow> row) {
        row.map(JobRow::job)
                .filter(job -> job.state().isFinal())
                .ifPresent(job -> all.forEach(each -> each.ended(sql, job)));
        return row;
    }
}
