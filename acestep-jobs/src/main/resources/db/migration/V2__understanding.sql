-- What an analysis found, as JSON; null for other jobs, and for those of versions before this.
ALTER TABLE jobs ADD COLUMN understanding TEXT;
