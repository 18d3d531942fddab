package dev.acestep.jobs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is counted over the rows; every answer comes from an index alone. */
record JobCounts(Handle sql) {
    private static final String BY_STATE = "SELECT state, count(*) AS jobs FROM jobs GROUP BY state";
    private static final String WAITING = "SELECT id FROM jobs WHERE state = 'QUEUED' ORDER BY place";
    private static final String AVERAGE = """
            SELECT avg(finished_at - started_at) / 1000.0 FROM (
                SELECT finished_at, started_at FROM jobs INDEXED BY jobs_by_success
                WHERE state = 'SUCCEEDED'
                ORDER BY finished_at DESC LIMIT :window)
            """;

    Map<JobState, Long> byState() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, 0L);
        }
        sql.createQuery(BY_STATE)
                .map((row, _) -> Map.entry(JobState.valueOf(row.getString("state")), row.getLong("jobs")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** The waiting jobs' ids, the next one first. */
    List<JobId> waiting() {
        return sql.createQuery(WAITING)
                .map((row, _) -> new JobId(UUID.fromString(row.getString("id"))))
                .list();
    }

    /** Mean running time of the last jobs that succeeded; the first estimate while there are none. */
    double averageSeconds(JobsConfig config) {
        return sql.createQuery(AVERAGE)
                .bind("window", config.averageWindow())
                .mapTo(Double.class)
                .findOne()
                .orElse(config.averageSeconds());
    }
}
