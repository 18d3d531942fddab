package dev.acestep.jobs;

import java.util.Locale;

/** Why a job failed, in words for its owner. */
public record JobError(Kind kind, String message) {
    /** Whether the same request may fare better another time. */
    public boolean isServersFault() {
        return kind == Kind.SYSTEM;
    }

    /** Whose fault it was. */
    public enum Kind {
        /** The request or the model: the same request would fail again. */
        REQUEST,
        /** The server: crash limit, disk, time-out. */
        SYSTEM;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
