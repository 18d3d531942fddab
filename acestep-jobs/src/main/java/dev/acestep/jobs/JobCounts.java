package dev.acestep.jobs;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is counted over the rows; every answer comes from an index alone. */
record JobCounts(Handle sql) {
    private static final String BY_STATE = "SELECT state, count(*) AS jobs FROM jobs GROUP BY state";
    private static final String POSITIONS = """
            SELECT id, (SELECT count(*) FROM jobs AS ahead WHERE ahead.state = 'QUEUED' AND ahead.place <= jobs.place)
                AS position
            FROM jobs WHERE state = 'QUEUED' AND id IN (SELECT value FROM json_each(:ids))
            """;
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
        return sql.createQuery("SELECT id FROM jobs WHERE state = 'QUEUED' ORDER BY place")
                .map((row, _) -> new JobId(UUID.fromString(row.getString(1))))
                .list();
    }

    /** How many wait up to and including each of the jobs; those that do not wait are left out. */
    Map<JobId, Integer> positions(Collection<JobId> ids) {
        return sql.createQuery(POSITIONS)
                .bind("ids", JobRows.texts(ids))
                .map((row, _) -> Map.entry(new JobId(UUID.fromString(row.getString("id"))), row.getInt("position")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
