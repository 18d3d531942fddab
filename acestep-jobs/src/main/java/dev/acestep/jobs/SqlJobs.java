package dev.acestep.jobs;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The jobs as rows of the database. */
final class SqlJobs implements Jobs {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 24;
    private static final String REHEARSAL = "rehearsal";

    private final Database database;
    private final JobsConfig config;
    private final JobFiles files;
    private final QueueEntries entries;
    private final Running running;
    private final Listeners listeners;
    private final Consequences consequences;
    private final InstantSource clock;
    private final WaitingLine line;
    private volatile Runnable wake = () -> {};
    private volatile boolean closed;

    SqlJobs(
            Database database,
            JobsConfig config,
            JobFiles files,
            Running running,
            Listeners listeners,
            Consequences consequences,
            InstantSource clock) {
        this.consequences = consequences;
        this.database = database;
        this.config = config;
        this.files = files;
        this.entries = new QueueEntries(database);
        this.running = running;
        this.listeners = listeners;
        this.clock = clock;
        this.line = new WaitingLine(database);
        listeners.add(line);
    }

    /** What is to be done when a job has been taken. */
    void onSubmitted(Runnable wakeWorkers) {
        wake = wakeWorkers;
    }

    /**
     * Goes the way of a submission and of a look at it, and leaves nothing: so the first callers do not wait for
     * classes to load.
     */
    void rehearse(Submission submission) {
        JobRows.Texts texts = JobRows.Texts.of(submission);
        Job job = queued(submission);
        boolean _ = database.write(sql -> {
            sql.savepoint(REHEARSAL);
            entries.add(job.id(), new JobRows(sql).insert(texts, job));
            boolean found = new JobRows(sql).find(job.id()).isPresent();
            sql.rollbackToSavepoint(REHEARSAL);
            return found;
        });
        statistics();
    }

    /** Takes no more jobs. */
    void close() {
        closed = true;
    }

    @Override
    public Accepted submit(Submission submission) {
        if (closed) {
            throw new IllegalStateException("The server is stopping and takes no more jobs");
        }
        JobRows.Texts texts = JobRows.Texts.of(submission);
        Accepted accepted = database.write(sql -> insert(sql, submission, texts));
        wake.run();
        return accepted;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return database.read(sql -> new JobRows(sql).find(id)).map(JobRow::job);
    }

    @Override
    public Map<JobId, Job> find(Collection<JobId> ids) {
        return database.read(sql -> new JobRows(sql).find(ids)).stream()
                .map(JobRow::job)
                .collect(Collectors.toMap(Job::id, Function.identity()));
    }

    @Override
    public Optional<Job> findByToken(String outputToken) {
        return database.read(sql -> new JobRows(sql).findByToken(outputToken)).map(JobRow::job);
    }

    @Override
    public JobPage list(JobQuery query) {
        return database.read(new JobListing(query)::page);
    }

    @Override
    public Map<JobId, Integer> queuePositions(Collection<JobId> ids) {
        return line.positions(ids);
    }

    @Override
    public Cancellation cancel(JobId id) {
        Cancellation cancellation = database.write(sql -> cancel(sql, id));
        switch (cancellation) {
            case Cancellation.Done _ -> find(id).ifPresent(listeners::ended);
            case Cancellation.Requested _ -> running.find(id).ifPresent(run -> run.stop(JobRun.Stop.UNWANTED));
            case Cancellation.TooLate _, Cancellation.Unknown _ -> {}
        }
        return cancellation;
    }

    @Override
    public DeletedFiles deleteFiles(JobId id) {
        Optional<Job> found = find(id);
        if (found.isEmpty()) {
            return new DeletedFiles(0, 0);
        }
        Job job = found.get();
        if (!job.state().isFinal()) {
            throw new IllegalStateException(
                    "Job is not finished (%s)".formatted(job.state().wireName()));
        }
        DeletedFiles deleted = files.remove(job.outputs());
        List<StoredTrack> left =
                job.outputs().stream().map(StoredTrack::withoutFile).toList();
        database.write(sql -> new JobRows(sql).replaceOutputs(id, left));
        return deleted;
    }

    @Override
    public void discard(JobId id) {
        if (cancel(id) instanceof Cancellation.TooLate) {
            deleteFiles(id);
        }
        database.write(sql -> new JobRows(sql).discard(id));
    }

    @Override
    public JobStatistics statistics() {
        return database.read(sql -> {
            JobCounts counts = new JobCounts(sql);
            return new JobStatistics(counts.byState(), config.capacity(), counts.averageSeconds(config));
        });
    }

    @Override
    public Optional<Instant> expiry(Job job) {
        Duration kept = config.retention();
        return kept.isZero() ? Optional.empty() : job.finishedAt().map(end -> end.plus(kept));
    }

    private Accepted insert(Handle sql, Submission submission, JobRows.Texts texts) {
        consequences.admit(sql, submission);
        JobRows rows = new JobRows(sql);
        int waiting = rows.waiting();
        if (waiting >= config.capacity()) {
            throw new QueueFull(retryAfterSeconds(sql));
        }
        Job job = queued(submission);
        long place = rows.insert(texts, job);
        entries.add(job.id(), place);
        consequences.submitted(sql, job);
        return new Accepted(job, waiting + 1);
    }

    private Job queued(Submission submission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return new Job(
                JobId.create(now),
                submission,
                JobState.QUEUED,
                0,
                "",
                0,
                false,
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                now,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A worker frees a place about once in an average job's time, shared by all workers. */
    private int retryAfterSeconds(Handle sql) {
        double seconds = new JobCounts(sql).averageSeconds(config) / config.workers();
        return Math.max(1, (int) Math.ceil(seconds));
    }

    private Cancellation cancel(Handle sql, JobId id) {
        JobRows rows = new JobRows(sql);
        Optional<JobRow> found = rows.find(id);
        if (found.isEmpty()) {
            return new Cancellation.Unknown();
        }
        JobRow row = found.get();
        return switch (row.job().state()) {
            case QUEUED -> {
                consequences.ended(sql, rows.end(row, new Outcome.GivenUp(), clock.instant()));
                QueueEntries.remove(sql, id);
                yield new Cancellation.Done();
            }
            case RUNNING -> {
                rows.requestCancel(id);
                yield new Cancellation.Requested();
            }
            case SUCCEEDED, FAILED, CANCELLED ->
                new Cancellation.TooLate(row.job().state());
        };
    }
}
