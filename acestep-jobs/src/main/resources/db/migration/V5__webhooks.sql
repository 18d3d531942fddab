-- What is to be told of a job: at most one notification of its course, the newest, and one of its end.
CREATE TABLE notifications (
    job             TEXT    NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    last            INTEGER NOT NULL,  -- whether it tells of the end
    id              TEXT    NOT NULL,  -- the receiver's webhook-id
    version         INTEGER NOT NULL,  -- rises whenever it is owed anew
    event           TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    host            TEXT    NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    PRIMARY KEY (job, last)
) WITHOUT ROWID;

-- The attempts to deliver them, the newest of each job.
CREATE TABLE delivery_log (
    place           INTEGER PRIMARY KEY,
    job             TEXT    NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    notification    TEXT    NOT NULL,
    event           TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    attempt         INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    http_status     INTEGER,
    duration_ms     INTEGER NOT NULL,
    error           TEXT,
    answer          TEXT,
    next_attempt_at INTEGER,
    state           TEXT    NOT NULL CHECK (state IN ('DELIVERED', 'RETRYING', 'FAILED', 'SUSPENDED'))
);

CREATE INDEX delivery_log_by_job ON delivery_log (job, place);

-- Receivers whose last delivery failed.
CREATE TABLE webhook_hosts (
    host         TEXT    PRIMARY KEY,
    failures     INTEGER NOT NULL,  -- in a row
    last_failure INTEGER NOT NULL,
    paused_until INTEGER
) WITHOUT ROWID;

CREATE INDEX webhook_hosts_by_failure ON webhook_hosts (last_failure);

-- db-scheduler's table of deliveries: an entry for each job of which something is to be told.
CREATE TABLE scheduled_deliveries (
    task_name            TEXT    NOT NULL,
    task_instance        TEXT    NOT NULL,
    task_data            BLOB,
    execution_time       INTEGER NOT NULL,
    picked               INTEGER NOT NULL,
    picked_by            TEXT,
    last_success         INTEGER,
    last_failure         INTEGER,
    consecutive_failures INTEGER,
    last_heartbeat       INTEGER,
    version              INTEGER NOT NULL,
    PRIMARY KEY (task_name, task_instance)
) WITHOUT ROWID;

CREATE INDEX scheduled_deliveries_due ON scheduled_deliveries (picked, execution_time);
