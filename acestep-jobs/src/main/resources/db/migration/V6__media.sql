-- Files that callers send ahead of the jobs that will read them. Until a file is there, its row is the ticket for it.
CREATE TABLE media (
    name      TEXT    NOT NULL PRIMARY KEY,  -- of the file in the upload folder; whoever knows it may read the file
    ticket    TEXT    NOT NULL UNIQUE,       -- whoever knows it may send the file, once
    size      INTEGER NOT NULL,              -- in bytes
    issued_at INTEGER NOT NULL,
    stored_at INTEGER                        -- null until the file is there
) WITHOUT ROWID;
