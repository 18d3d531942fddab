package dev.acestep.jobs;

import dev.acestep.music.GenerationRequest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files that came with a job when it has ended; {@link Retention} finds those that had to stay. */
record SentFiles(Database database, JobFiles files) implements JobListener {
    private static final Logger LOG = LoggerFactory.getLogger(SentFiles.class);

    @Override
    public void onFinished(Job job) {
        List<Path> sent = job.submission().uploads();
        if (sent.isEmpty()) {
            return;
        }
        try {
            Set<Path> wanted = wanted();
            files.discardUploads(
                    sent.stream().filter(file -> !wanted.contains(file)).toList());
        } catch (UncheckedIOException e) {
            LOG.warn("Job {}: its uploads could not be removed yet", job.id(), e);
        }
    }

    /** What other jobs have yet to read. */
    private Set<Path> wanted() {
        Set<Path> wanted = new HashSet<>();
        for (GenerationRequest request : database.read(sql -> new ExpiredJobs(sql).requestsToCome())) {
            Stream.concat(request.source().stream(), request.reference().stream())
                    .forEach(wanted::add);
        }
        return wanted;
    }
}
