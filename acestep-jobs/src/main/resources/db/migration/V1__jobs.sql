-- Instants are milliseconds since 1970. The columns that lists and counts look at stand before the long texts.
CREATE TABLE jobs (
    place            INTEGER PRIMARY KEY,  -- in the queue; rises with every submission
    id               TEXT    NOT NULL UNIQUE,
    state            TEXT    NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    version          INTEGER NOT NULL,     -- rises with every change of state
    dialect          TEXT    NOT NULL,
    owner            TEXT,
    requested_model  TEXT    NOT NULL,
    model            TEXT    NOT NULL,
    task_type        TEXT    NOT NULL,
    progress         REAL    NOT NULL,
    stage            TEXT    NOT NULL,
    attempts         INTEGER NOT NULL,
    cancel_requested INTEGER NOT NULL,
    output_token     TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    started_at       INTEGER,
    finished_at      INTEGER,
    error_kind       TEXT,
    error_message    TEXT,
    has_uploads      INTEGER NOT NULL,     -- until the files are removed
    uploads          TEXT    NOT NULL,
    warnings         TEXT    NOT NULL,
    prompt           TEXT    NOT NULL,
    lyrics           TEXT    NOT NULL,
    search           TEXT    NOT NULL,     -- prompt and lyrics in lower case
    request          TEXT    NOT NULL,
    outputs          TEXT    NOT NULL
);

CREATE INDEX jobs_by_state ON jobs (state, place);
CREATE INDEX jobs_by_end ON jobs (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX jobs_by_success ON jobs (finished_at, started_at) WHERE state = 'SUCCEEDED';
CREATE INDEX jobs_with_uploads ON jobs (finished_at) WHERE has_uploads = 1;

-- db-scheduler's own table, with the names that it expects. A job's execution_time is its place in the queue.
CREATE TABLE scheduled_tasks (
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

CREATE INDEX scheduled_tasks_due ON scheduled_tasks (picked, execution_time);
