package dev.acestep.jobs;

import java.util.Map;

/**
 * The jobs that are kept, counted.
 *
 * @param counts by state; every state is present
 * @param capacity how many may wait
 * @param averageSeconds mean running time of the last finished jobs, or the configured first estimate
 */
public record JobStatistics(Map<JobState, Long> counts, int capacity, double averageSeconds) {
    public JobStatistics {
        counts = Map.copyOf(counts);
    }

    public long count(JobState state) {
        return counts.getOrDefault(state, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
