package dev.acestep.jobs;

import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Removes what has been kept long enough: ended jobs with their files, and the uploads of ended jobs. */
final class Retention {
    private static final Duration UPLOADS = Duration.ofHours(24);
    private static final int BATCH = 200;

    private final Database database;
    private final JobsConfig config;
    private final JobFiles files;
    private final InstantSource clock;

    Retention(Database database, JobsConfig config, JobFiles files, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.files = files;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        if (!config.retention().isZero()) {
            purge(now.minus(config.retention()));
        }
        discardUploads(now.minus(UPLOADS));
        discardMedia(now);
    }

    /** Files go first: a row without files is found again by the next sweep, files without a row are not. */
    private void purge(Instant endedBefore) {
        Set<Path> inUse = inUse();
        List<Job> expired;
        do {
            expired = database.read(sql -> new ExpiredJobs(sql).endedBefore(endedBefore, BATCH)).stream()
                    .filter(job -> paths(job).noneMatch(inUse::contains))
                    .toList();
            for (Job job : expired) {
                files.removeOutputs(job.id());
                files.discardUploads(job.submission().uploads());
            }
            List<Job> gone = expired;
            database.write(sql -> new ExpiredJobs(sql).delete(gone));
        } while (expired.size() == BATCH);
    }

    private void discardUploads(Instant endedBefore) {
        for (Job job : database.read(sql -> new ExpiredJobs(sql).withUploads(endedBefore))) {
            files.discardUploads(job.submission().uploads());
            database.write(sql -> new ExpiredJobs(sql).uploadsGone(job.id()));
        }
        List<Path> strays = files.uploadsBefore(endedBefore);
        if (!strays.isEmpty()) {
            Set<Path> wanted = new HashSet<>(database.read(sql -> new ExpiredJobs(sql).uploads()));
            database.read(sql -> new MediaRows(sql).names()).stream()
                    .map(files::upload)
                    .forEach(wanted::add);
            files.discardUploads(
                    strays.stream().filter(file -> !wanted.contains(file)).toList());
        }
    }

    private void discardMedia(Instant now) {
        if (!config.retention().isZero()) {
            List<String> expired = database.read(sql -> new MediaRows(sql).storedBefore(now.minus(config.retention())));
            Set<Path> inUse = expired.isEmpty() ? Set.of() : inUse();
            List<String> gone = expired.stream()
                    .filter(name -> !inUse.contains(files.upload(name)))
                    .toList();
            files.discardUploads(gone.stream().map(files::upload).toList());
            database.write(sql -> new MediaRows(sql).delete(gone));
        }
        database.write(sql -> new MediaRows(sql).deleteTicketsBefore(now.minus(Media.TICKET_LIFE)));
    }

    private Set<Path> inUse() {
        Set<Path> inUse = new HashSet<>();
        for (GenerationRequest request : database.read(sql -> new ExpiredJobs(sql).requestsToCome())) {
            request.task().source().ifPresent(inUse::add);
            request.reference().ifPresent(inUse::add);
            request.flowEdit().map(FlowEdit::source).ifPresent(inUse::add);
        }
        return inUse;
    }

    private Stream<Path> paths(Job job) {
        return job.outputs().stream().flatMap(track -> track.files().stream()).map(files.outputs()::path);
    }
}
