package dev.acestep.http.replicate;

import dev.acestep.jobs.JobId;
import dev.acestep.music.InvalidRequest;
import java.util.Optional;

/**
 * Where a page of a list begins: after a job, or before it.
 *
 * @param newer whether the page has what came after the job in time, and so stands before it in the list
 */
record Cursor(JobId job, boolean newer) {
    private static final String NEWER = "p-";

    /** Reads what {@link #toString} wrote. */
    static Cursor of(String text) {
        boolean newer = text.startsWith(NEWER);
        Optional<JobId> id = JobId.parse(newer ? text.substring(NEWER.length()) : text);
        return new Cursor(
                id.orElseThrow(
                        () -> InvalidRequest.notAllowed("cursor", text, "a cursor of next or previous of a list")),
                newer);
    }

    @Override
    public String toString() {
        return (newer ? NEWER : "") + job;
    }
}
