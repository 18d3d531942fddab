package dev.acestep.jobs;

import dev.acestep.music.TaskType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A {@link JobQuery} of which only what matters is said. */
final class Query {
    private Set<JobState> states = Set.of();
    private Optional<Dialect> dialect = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<TaskType> taskType = Optional.empty();
    private Optional<Instant> createdAfter = Optional.empty();
    private Optional<Instant> createdBefore = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private int limit = 50;
    private Optional<JobId> after = Optional.empty();
    private boolean oldestFirst;
    private long skip;

    JobQuery build() {
        return new JobQuery(
                states,
                dialect,
                model,
                taskType,
                createdAfter,
                createdBefore,
                text,
                owner,
                limit,
                after,
                oldestFirst,
                skip);
    }

    Query state(JobState state) {
        states = Set.of(state);
        return this;
    }

    Query dialect(Dialect value) {
        dialect = Optional.of(value);
        return this;
    }

    Query model(String value) {
        model = Optional.of(value);
        return this;
    }

    Query task(TaskType value) {
        taskType = Optional.of(value);
        return this;
    }

    Query createdAfter(Instant value) {
        createdAfter = Optional.of(value);
        return this;
    }

    Query createdBefore(Instant value) {
        createdBefore = Optional.of(value);
        return this;
    }

    Query text(String value) {
        text = Optional.of(value);
        return this;
    }

    Query owner(String value) {
        owner = Optional.of(value);
        return this;
    }

    Query limit(int most) {
        limit = most;
        return this;
    }

    Query after(Optional<JobId> last) {
        after = last;
        return this;
    }

    Query skip(long count) {
        skip = count;
        return this;
    }

    Query oldestFirst() {
        oldestFirst = true;
        return this;
    }
}
