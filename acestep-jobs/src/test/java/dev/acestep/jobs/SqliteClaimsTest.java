package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What db-scheduler needs of a database that it knows little of. */
class SqliteClaimsTest {
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<String> revived = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @TempDir
    Path folder;

    private Database database;
    private Scheduler scheduler;

    @BeforeEach
    void openDatabase() throws IOException {
        database = Database.open(folder);
        CustomTask<Void> task = Tasks.custom("job", Void.class)
                .onDeadExecution((dead, operations) -> {
                    revived.add(dead.getExecution().getId());
                    operations.stop();
                })
                .execute((entry, _) -> {
                    ran.add(entry.getId());
                    awaitQuietly(release);
                    return (_, operations) -> operations.stop();
                });
        scheduler = Scheduler.create(database.schedulerSource(), task)
                .jdbcCustomization(new SqliteClaims())
                .pollUsingLockAndFetch(0.999, 1.0)
                .heartbeatInterval(Duration.ofMillis(100))
                .missedHeartbeatsLimit(100)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .threads(2)
                .build();
    }

    @AfterEach
    void closeDatabase() {
        release.countDown();
        scheduler.stop();
        database.close();
    }

    @Test
    void timesAndFlagsComeBackAsTheyWere() {
        Instant time = Instant.parse("2026-03-29T01:30:00.123Z");
        scheduler.scheduleIfNotExists(new TaskInstance<Void>("job", "one"), time);
        assertThat(scheduler.getScheduledExecution(TaskInstanceId.of("job", "one")))
                .get()
                .matches(entry -> entry.getExecutionTime().equals(time))
                .matches(entry -> !entry.isPicked());
    }

    @Test
    void asManyAreClaimedAsWorkersAreFreeTheFirstOnesFirst() {
        for (int i = 1; i <= 5; i++) {
            add("job " + i, i);
        }
        scheduler.start();
        Await.until("two claims", () -> ran.size() == 2);
        scheduler.triggerCheckForDueExecutions();
        assertThat(ran).containsExactlyInAnyOrder("job 1", "job 2");
        assertThat(entriesWhere("picked = 1 AND version = 2")).isEqualTo(2);
        assertThat(entriesWhere("picked = 0 AND version = 1")).isEqualTo(3);
        release.countDown();
        Await.until("all ran and are removed", () -> entriesWhere("1") == 0);
        assertThat(ran).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aRunningEntryHasAHeartbeat() {
        add("one", 1);
        scheduler.start();
        Await.until("the claim", () -> heartbeat().isPresent());
        Optional<Long> first = heartbeat();
        Await.until("a later heartbeat", () -> !heartbeat().equals(first));
    }

    @Test
    void anEntryWithoutHeartbeatIsFoundDead() {
        add("dead", 1);
        database.write(sql -> sql.execute("UPDATE scheduled_tasks SET picked = 1, last_heartbeat = 1000"));
        scheduler.start();
        Await.until("the discovery", () -> revived.contains("dead"));
        Await.until("the removal", () -> entriesWhere("1") == 0);
        assertThat(ran).isEmpty();
    }

    private void add(String id, long place) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>("job", id), Instant.ofEpochMilli(place));
    }

    private int entriesWhere(String condition) {
        return database.read(sql -> sql.createQuery("SELECT count(*) FROM scheduled_tasks WHERE " + condition)
                .mapTo(Integer.class)
                .one());
    }

    private Optional<Long> heartbeat() {
        return database.read(sql -> sql.createQuery("SELECT last_heartbeat FROM scheduled_tasks WHERE picked = 1")
                .mapTo(Long.class)
                .findFirst());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
