package dev.acestep.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The queue over the job rows: db-scheduler claims entries and watches the workers' heartbeats, the rows say what
 * became of each job.
 */
public final class JobQueue implements AutoCloseable {
    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LAST_STEP = Duration.ofSeconds(5);
    private static final int REHEARSALS = 20;
    private static final double FREE_WORKERS_ONLY = 1.0;
    private static final double WHENEVER_ONE_IS_FREE = 0.999;

    private final Database database;
    private final JobsConfig config;
    private final JobFiles files;
    private final Listeners listeners = new Listeners();
    private final Running running = new Running();
    private final Attempts attempts;
    private final SqlJobs jobs;
    private final Media media;
    private final Housekeeping housekeeping;
    private final List<Job> interrupted;
    private Optional<Scheduler> scheduler = Optional.empty();

    private JobQueue(
            Database database, JobsConfig config, JobFiles files, Consequences consequences, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.files = files;
        this.attempts = new Attempts(database, config, listeners, consequences, clock);
        this.jobs = new SqlJobs(database, config, files, running, listeners, consequences, clock);
        this.media = new Media(database, files.uploads(), config.retention(), clock);
        this.housekeeping = new Housekeeping(database, config, files, running, attempts, consequences, clock);
        listeners.add(new SentFiles(database, files));
        this.interrupted = attempts.recover();
        housekeeping.removeLeftovers();
    }

    /**
     * Opens the queue over the database: jobs that ran when the last process died wait again, what they left behind
     * is removed, and jobs can be submitted. None is run before {@link #start}.
     *
     * @param consequences what goes with every change of a job
     */
    public static JobQueue open(
            Database database,
            JobsConfig config,
            OutputFolder outputs,
            Uploads uploads,
            List<Consequence> consequences,
            InstantSource clock) {
        return new JobQueue(database, config, new JobFiles(outputs, uploads), new Consequences(consequences), clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    /** What callers send ahead of jobs; kept as long as ended jobs are. */
    public Media media() {
        return media;
    }

    /** Adds a listener; one that is there before {@link #start} also hears of the jobs that wait again. */
    public void listen(JobListener listener) {
        listeners.add(listener);
    }

    /** Whether no worker is at a job. */
    public boolean isIdle() {
        return running.all().isEmpty();
    }

    /** Lets the workers begin; once. */
    public void start(JobWork work) {
        interrupted.forEach(attempts::tell);
        Worker worker = new Worker(attempts, running, files, work, config);
        Scheduler started = scheduler(task(worker));
        scheduler = Optional.of(started);
        jobs.onSubmitted(started::triggerCheckForDueExecutions);
        started.start();
        housekeeping.start();
        housekeeping.once(this::rehearse);
    }

    /**
     * Takes no more jobs and begins none. Running jobs have {@code grace} to finish; then they are asked to stop and
     * wait for the next start, which does not count as an attempt.
     */
    public void stop(Duration grace) throws InterruptedException {
        jobs.close();
        running.close();
        scheduler.ifPresent(Scheduler::pause);
        running.await(grace);
        running.all().forEach(run -> run.stop(JobRun.Stop.SHUTDOWN));
        running.await(LAST_STEP);
        running.all().forEach(run -> run.row().ifPresent(row -> attempts.endEarly(row, new Outcome.PutBack(false))));
        housekeeping.stop();
        scheduler.ifPresent(Scheduler::stop);
        scheduler = Optional.empty();
    }

    /** Stops without grace. */
    @Override
    public void close() {
        try {
            stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rehearse() {
        GenerationRequest request = GenerationRequest.sketch(Text.of("", ""), Metadata.UNKNOWN, 0);
        Submission submission = new Submission(
                Dialect.NATIVE,
                Optional.empty(),
                "",
                "",
                "",
                request,
                List.of(),
                List.of(),
                Submission.NO_INPUT,
                Optional.empty());
        for (int i = 0; i < REHEARSALS; i++) {
            jobs.rehearse(submission);
        }
    }

    private CustomTask<Void> task(Worker worker) {
        return Tasks.custom(QueueEntries.TASK, Void.class)
                .onFailure((_, _) -> {})
                .onDeadExecution((dead, _) -> revive(dead.getExecution().getId()))
                .execute((entry, _) -> {
                    worker.run(id(entry.getId()));
                    return (_, _) -> {};
                });
    }

    /** Beats may be missed while the machine sleeps; only an attempt that nobody is at any more is dead. */
    private void revive(String entry) {
        JobId id = id(entry);
        if (running.find(id).isEmpty()) {
            files.removeOutputs(id);
            attempts.revive(id);
        }
    }

    private Scheduler scheduler(CustomTask<Void> task) {
        return Scheduler.create(database.schedulerSource(), task)
                .jdbcCustomization(new SqliteClaims())
                .schedulerName(new SchedulerName.Fixed(
                        "process-" + ProcessHandle.current().pid()))
                .pollUsingLockAndFetch(WHENEVER_ONE_IS_FREE, FREE_WORKERS_ONLY)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(Duration.ofSeconds(1))
                .threads(config.workers())
                .executorService(Executors.newFixedThreadPool(
                        config.workers(),
                        Niceness.of(Thread.ofPlatform().name("worker-", 0).factory())))
                .build();
    }

    private static JobId id(String entry) {
        return new JobId(UUID.fromString(entry));
    }
}
