-- Amounts are milliseconds of audio, instants milliseconds since 1970.
CREATE TABLE api_keys (
    name                TEXT    PRIMARY KEY,
    public_id           TEXT    NOT NULL UNIQUE,
    role                TEXT    NOT NULL CHECK (role IN ('USER', 'ADMIN')),
    salt                BLOB    NOT NULL,
    hash                BLOB    NOT NULL,
    requests_per_minute INTEGER,            -- null is without limit
    concurrent_jobs     INTEGER,            -- null is without limit
    granted_ms          INTEGER,            -- in all; null is without limit
    spent_ms            INTEGER NOT NULL,   -- charged, or reserved for jobs that have not ended
    webhook_secret      TEXT    NOT NULL,
    created_at          INTEGER NOT NULL,
    revoked_at          INTEGER,
    last_used           INTEGER
) WITHOUT ROWID;

-- What belongs to no key, such as the secret that signs the webhooks of an open server.
CREATE TABLE server_secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a job that came with a key; it outlives the job's own row.
CREATE TABLE usage (
    job_id       TEXT    PRIMARY KEY,
    key_name     TEXT    NOT NULL,
    dialect      TEXT    NOT NULL,
    model        TEXT    NOT NULL,
    reserved_ms  INTEGER NOT NULL,
    charged_ms   INTEGER,                   -- null until the job ends
    state        TEXT    CHECK (state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')),
    submitted_at INTEGER NOT NULL,
    ended_at     INTEGER
) WITHOUT ROWID;

CREATE INDEX usage_by_key ON usage (key_name, submitted_at);
CREATE INDEX usage_of_open_jobs ON usage (key_name) WHERE ended_at IS NULL;
