package dev.acestep.jobs.webhooks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.SqliteClaims;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;

/** The queue of deliveries: db-scheduler's second instance, with a table and threads of its own. */
final class DeliveryQueue {
    private static final int THREADS = 64;
    private static final double REFILLED_BELOW = 0.75;
    private static final double FREE_THREADS_ONLY = 1.0;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final Scheduler scheduler;

    private DeliveryQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Begins to deliver.
     *
     * @param wake has to make {@link #wake} happen: called when something became due while the job's entry was worked on
     */
    static DeliveryQueue start(Database database, Courier courier, InstantSource clock, Runnable wake) {
        Scheduler scheduler = Scheduler.create(database.schedulerSource(), task(courier, wake))
                .tableName(DeliveryEntries.TABLE)
                .jdbcCustomization(new SqliteClaims())
                .schedulerName(new SchedulerName.Fixed(
                        "deliveries-" + ProcessHandle.current().pid()))
                .clock(clock::instant)
                .pollUsingLockAndFetch(REFILLED_BELOW, FREE_THREADS_ONLY)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LAST_STEP)
                .threads(THREADS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("delivery-", 0).factory()))
                .build();
        scheduler.start();
        return new DeliveryQueue(scheduler);
    }

    private static CustomTask<Void> task(Courier courier, Runnable wake) {
        return Tasks.custom(DeliveryEntries.TASK, Void.class)
                .onFailure((done, _) -> courier.putOff(id(done.getExecution().getId())))
                .onDeadExecution(
                        (dead, _) -> courier.putOff(id(dead.getExecution().getId())))
                .execute((entry, _) -> {
                    if (courier.deliver(id(entry.getId()))) {
                        wake.run();
                    }
                    return (_, _) -> {};
                });
    }

    /** Looks at once for what is due. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Begins no more deliveries. */
    void pause() {
        scheduler.pause();
    }

    void stop() {
        scheduler.stop();
    }

    private static JobId id(String entry) {
        return new JobId(UUID.fromString(entry));
    }
}
