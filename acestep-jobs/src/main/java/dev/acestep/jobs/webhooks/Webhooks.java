package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Consequence;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * The webhooks of a server: what is to be told of a job is a row, committed with what happened, and a queue of their own
 * delivers the rows until they arrive.
 */
public final class Webhooks implements AutoCloseable {
    private static final int MOST_OF_ONE_HOST = 16;

    private final Database database;
    private final WebhookConfig config;
    private final WebhookTargets targets;
    private final InstantSource clock;
    private final Sender sender;
    private final Outbox outbox;
    private final InFlight inFlight = new InFlight(MOST_OF_ONE_HOST);
    private final List<Consumer<Attempt>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<DeliveryQueue> queue = Optional.empty();

    private Webhooks(Database database, WebhookConfig config, Network network, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.targets = new WebhookTargets(config, network.names());
        this.clock = clock;
        this.sender = new Sender(targets, network.trust(), config.timeout());
        this.outbox = new Outbox(clock, this::wake);
        database.write(sql -> new DeliveryEntries(sql).rebuild());
    }

    /** Opens the webhooks over the database; what the last process was delivering waits again. */
    public static Webhooks open(Database database, WebhookConfig config, Network network, InstantSource clock) {
        return new Webhooks(database, config, network, clock);
    }

    /** What has to go with every change of a job. */
    public Consequence consequence() {
        return outbox;
    }

    /** Where webhooks may go. */
    public WebhookTargets targets() {
        return targets;
    }

    /** Adds someone who hears of every attempt after it was written down. */
    public void listen(Consumer<Attempt> listener) {
        listeners.add(listener);
    }

    /**
     * Begins to deliver; once.
     *
     * @param agent how the sender names itself
     */
    public void start(Jobs jobs, Accounts accounts, NotificationText text, String agent) {
        Verdict verdict = new Verdict(config.attempts(), new Backoff(config.backoff(), ThreadLocalRandom::current));
        Records records = new Records(
                database, verdict, clock, attempt -> listeners.forEach(listener -> listener.accept(attempt)));
        Courier courier = new Courier(jobs, new Messages(text, accounts, agent), sender, records, inFlight, clock);
        queue = Optional.of(DeliveryQueue.start(database, courier, clock, this::wake));
    }

    /** What was tried for the job, the oldest attempt first; of very many only the newest. */
    public List<Attempt> log(JobId job) {
        return database.read(sql -> new DeliveryLog(sql).of(job));
    }

    /** Which of the jobs' receivers are still to be told of something. */
    public Set<JobId> pending(Collection<Job> jobs) {
        List<Job> told = jobs.stream()
                .filter(job -> job.submission().webhook().isPresent())
                .toList();
        if (told.isEmpty()) {
            return Set.of();
        }
        Set<JobId> pending = database.read(
                sql -> new Notifications(sql).waiting(told.stream().map(Job::id).toList()));
        told.stream().filter(job -> !job.state().isFinal()).map(Job::id).forEach(pending::add);
        return pending;
    }

    /** Tells the receiver of the job's end once more, even if its host is left alone; false if it has not ended. */
    public boolean redeliver(Job job) {
        boolean owed = database.write(sql -> {
            job.submission()
                    .webhook()
                    .map(webhook -> TargetUrl.authority(webhook.url()))
                    .ifPresent(new Hosts(sql)::forgive);
            return new Notifications(sql).oweAgain(job.id(), clock.instant());
        });
        wake();
        return owed;
    }

    /**
     * Begins no more deliveries and gives those under way the time to finish; what is cut then, and what still waits, is
     * delivered after the next start.
     */
    public void stop(Duration grace) throws InterruptedException {
        Optional<DeliveryQueue> running = queue;
        queue = Optional.empty();
        running.ifPresent(DeliveryQueue::pause);
        inFlight.awaitNone(grace);
        sender.close();
        running.ifPresent(DeliveryQueue::stop);
    }

    /** Stops without grace. */
    @Override
    public void close() {
        try {
            stop(Duration.ZERO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        queue.ifPresent(DeliveryQueue::wake);
    }
}
