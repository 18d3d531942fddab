package dev.acestep.http.fal;

import dev.acestep.http.Times;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A line of a request's log. */
record Log(String message, String level, String source, String timestamp) {
    /** What there is to tell of the job. */
    static List<Log> of(Job job) {
        List<Log> lines = new ArrayList<>();
        job.submission().warnings().forEach(warning -> lines.add(line("WARNING", warning, job.createdAt())));
        job.startedAt().ifPresent(start -> {
            lines.add(line("INFO", "Started, attempt %d".formatted(job.attempts()), start));
            if (job.state() == JobState.RUNNING && !job.stage().isEmpty()) {
                lines.add(line("INFO", "%s (%d%%)".formatted(job.stage(), Math.round(100 * job.progress())), start));
            }
        });
        job.finishedAt()
                .ifPresent(end -> lines.add(line("INFO", "Ended: " + job.state().wireName(), end)));
        return lines;
    }

    private static Log line(String level, String message, Instant time) {
        return new Log(message, level, "USER", Times.text(time));
    }
}
