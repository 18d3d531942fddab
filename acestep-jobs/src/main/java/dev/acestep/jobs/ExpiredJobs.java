package dev.acestep.jobs;

import dev.acestep.music.GenerationRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rows as {@link Retention} sees them. */
record ExpiredJobs(Handle sql) {
    private static final String EXPIRED = """
            SELECT * FROM jobs WHERE finished_at < :then
                AND NOT EXISTS (SELECT 1 FROM notifications WHERE job = jobs.id AND state = 'WAITING')
            ORDER BY finished_at LIMIT :most
            """;

    /** Jobs of whose end everybody has been told who is to be. */
    List<Job> endedBefore(Instant then, int most) {
        return sql.createQuery(EXPIRED).bind("then", then.toEpochMilli()).bind("most", most).map(JobRow.MAPPER).stream()
                .map(JobRow::job)
                .toList();
    }

    int delete(Collection<Job> jobs) {
        List<String> ids = jobs.stream().map(job -> job.id().toString()).toList();
        return sql.createUpdate("DELETE FROM jobs WHERE id IN (SELECT value FROM json_each(:ids))")
                .bind("ids", RequestJson.write(ids))
                .execute();
    }

    List<Job> withUploads(Instant endedBefore) {
        return sql
                .createQuery("SELECT * FROM jobs WHERE has_uploads = 1 AND finished_at < :then")
                .bind("then", endedBefore.toEpochMilli())
                .map(JobRow.MAPPER)
                .stream()
                .map(JobRow::job)
                .toList();
    }

    int uploadsGone(JobId id) {
        return sql.createUpdate("UPDATE jobs SET has_uploads = 0 WHERE id = :id")
                .bind("id", id.toString())
                .execute();
    }

    /** All uploads that rows still name. */
    Set<Path> uploads() {
        return sql.createQuery("SELECT uploads FROM jobs WHERE has_uploads = 1").mapTo(String.class).stream()
                .flatMap(json -> RequestJson.paths(json).stream())
                .collect(Collectors.toSet());
    }

    /** What waiting and running jobs are to do. */
    List<GenerationRequest> requestsToCome() {
        return sql.createQuery("SELECT request FROM jobs WHERE state IN ('QUEUED', 'RUNNING')")
                .mapTo(String.class)
                .map(RequestJson::request)
                .list();
    }
}
