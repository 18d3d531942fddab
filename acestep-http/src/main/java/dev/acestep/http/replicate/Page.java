package dev.acestep.http.replicate;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobPage;
import dev.acestep.jobs.JobQuery;
import dev.acestep.jobs.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of predictions, newest first.
 *
 * @param previous URL of the page with newer ones, null on the first page
 * @param next URL of the page with older ones, null on the last one
 */
record Page(@Nullable String previous, @Nullable String next, List<Prediction> results) {
    private static final int SIZE = 100;

    static Page of(Jobs jobs, Caller caller, Optional<Cursor> cursor, String base) {
        boolean newer = cursor.map(Cursor::newer).orElse(false);
        JobPage page = jobs.list(query(caller, cursor, newer));
        List<Job> shown = newer ? page.jobs().reversed() : page.jobs();
        boolean hasNewer = newer ? page.next().isPresent() : cursor.isPresent();
        boolean hasOlder = newer || page.next().isPresent();
        return new Page(
                hasNewer && !shown.isEmpty()
                        ? url(base, new Cursor(shown.getFirst().id(), true))
                        : null,
                hasOlder && !shown.isEmpty()
                        ? url(base, new Cursor(shown.getLast().id(), false))
                        : null,
                shown.stream().map(job -> Prediction.of(base, job)).toList());
    }

    private static JobQuery query(Caller caller, Optional<Cursor> cursor, boolean newer) {
        return new JobQuery(
                Set.of(),
                Optional.of(ReplicateApi.DIALECT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                caller.seesJobsOf(),
                SIZE,
                cursor.map(Cursor::job),
                newer,
                0);
    }

    private static String url(String base, Cursor cursor) {
        return "%s/v1/predictions?cursor=%s".formatted(base, cursor);
    }
}
