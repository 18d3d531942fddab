package dev.acestep.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The jobs' entries in db-scheduler's table. An entry's time is the job's place in the queue, counted in milliseconds
 * from 1970: always due, strictly rising, and not moved by a clock that is set.
 */
final class QueueEntries {
    static final String TASK = "job";

    private final SchedulerClient client;

    QueueEntries(Database database) {
        this.client = SchedulerClient.Builder.create(database.schedulerSource())
                .jdbcCustomization(new SqliteClaims())
                .build();
    }

    /** Adds an entry within the transaction of the calling thread. */
    void add(JobId id, long place) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, id.toString()), Instant.ofEpochMilli(place));
    }

    static void remove(Handle sql, JobId id) {
        sql.createUpdate("DELETE FROM scheduled_tasks WHERE task_name = :task AND task_instance = :id")
                .bind("task", TASK)
                .bind("id", id.toString())
                .execute();
    }

    /** Makes a claimed entry free again; its place stays. */
    static void release(Handle sql, JobId id) {
        sql.createUpdate("""
                        UPDATE scheduled_tasks
                        SET picked = 0, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                        WHERE task_name = :task AND task_instance = :id
                        """).bind("task", TASK).bind("id", id.toString()).execute();
    }

    /** Makes the entries anew from the rows, which are the truth; only while nothing is claimed. */
    static void rebuild(Handle sql) {
        sql.createUpdate("DELETE FROM scheduled_tasks WHERE task_name = :task")
                .bind("task", TASK)
                .execute();
        sql.createUpdate("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        SELECT :task, id, place, 0, 1 FROM jobs WHERE state = 'QUEUED'
                        """).bind("task", TASK).execute();
    }
}
