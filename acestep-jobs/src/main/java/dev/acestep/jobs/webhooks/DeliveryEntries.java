package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.JobId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The entries in db-scheduler's table of deliveries, one for each job of which something is to be told, so that no two
 * deliveries of one job overlap.
 */
record DeliveryEntries(Handle sql) {
    static final String TABLE = "scheduled_deliveries";
    static final String TASK = "delivery";

    /** Adds an entry, or moves the one that is there; one that is being worked on stays claimed. */
    void add(JobId job, Instant due) {
        sql.createUpdate("""
                        INSERT INTO scheduled_deliveries (task_name, task_instance, execution_time, picked, version)
                        VALUES (:task, :job, :due, 0, 1)
                        ON CONFLICT (task_name, task_instance) DO UPDATE SET execution_time = :due
                        """)
                .bind("task", TASK)
                .bind("job", job.toString())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    void release(JobId job, Instant due) {
        sql.createUpdate("""
                        UPDATE scheduled_deliveries SET picked = 0, picked_by = NULL, last_heartbeat = NULL,
                            version = version + 1, execution_time = :due
                        WHERE task_name = :task AND task_instance = :job
                        """)
                .bind("task", TASK)
                .bind("job", job.toString())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    void remove(JobId job) {
        sql.createUpdate("DELETE FROM scheduled_deliveries WHERE task_name = :task AND task_instance = :job")
                .bind("task", TASK)
                .bind("job", job.toString())
                .execute();
    }

    /** Makes the entries anew from the notifications, which are the truth; only while nothing is claimed. */
    int rebuild() {
        sql.execute("DELETE FROM scheduled_deliveries");
        return sql.createUpdate("""
                        INSERT INTO scheduled_deliveries (task_name, task_instance, execution_time, picked, version)
                        SELECT :task, job, min(next_attempt_at), 0, 1 FROM notifications
                        WHERE state = 'WAITING' GROUP BY job
                        """).bind("task", TASK).execute();
    }
}
