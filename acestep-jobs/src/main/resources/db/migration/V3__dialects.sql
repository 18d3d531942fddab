-- Dialects are named as they are on the wire.
UPDATE jobs SET dialect = lower(dialect);

ALTER TABLE jobs ADD COLUMN input TEXT NOT NULL DEFAULT '{}';  -- what the caller sent, for his dialect's answers
ALTER TABLE jobs ADD COLUMN webhook TEXT;                      -- whom to tell, as JSON
ALTER TABLE jobs ADD COLUMN discarded INTEGER NOT NULL DEFAULT 0;  -- its owner has removed it; nobody finds it any more

CREATE INDEX jobs_by_token ON jobs (output_token);
