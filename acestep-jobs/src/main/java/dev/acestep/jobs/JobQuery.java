package dev.acestep.jobs;

import dev.acestep.music.TaskType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs to list; what is empty does not filter.
 *
 * @param owner only jobs of this key
 * @param text found in prompt or lyrics, in any case
 * @param limit 1 to 200
 * @param after list what follows this job in the chosen order
 * @param skip how many of those are passed over
 */
public record JobQuery(
        Set<JobState> states,
        Optional<Dialect> dialect,
        Optional<String> model,
        Optional<TaskType> taskType,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        Optional<String> text,
        Optional<String> owner,
        int limit,
        Optional<JobId> after,
        boolean oldestFirst,
        long skip) {
    public JobQuery {
        states = Set.copyOf(states);
    }
}
