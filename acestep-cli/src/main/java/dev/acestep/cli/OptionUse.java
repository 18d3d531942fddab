package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.TaskType;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An option of some tasks.
 *
 * @param field of the request that it fills
 * @param given whether it is on the command line
 */
record OptionUse(String field, boolean given, Set<TaskType> tasks) {
    /** Refuses an option that would change nothing. */
    void check(TaskType type) {
        if (given && !tasks.contains(type)) {
            String users = tasks.stream().map(TaskType::wireName).sorted().collect(Collectors.joining(", "));
            throw InvalidRequest.because(
                    field, "--task %s does not use it (an option of %s)".formatted(type.wireName(), users));
        }
    }
}
