package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobQuery;
import dev.acestep.jobs.JobState;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.TaskType;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the query of {@code GET /v1/jobs}.
 *
 * @param dialects those that there are, by name
 */
record JobFilter(List<String> dialects) {
    /** What the caller asked for, narrowed to his own jobs unless he is admin. */
    JobQuery read(Context ctx, Caller caller) {
        Words words = new Words(ctx);
        return new JobQuery(
                words.states(),
                words.value("dialect")
                        .map(word -> one("dialect", word, dialects.toArray(String[]::new), Function.identity()))
                        .map(Dialect::new),
                words.value("model"),
                words.value("task_type").map(TaskType::of),
                words.time("created_after"),
                words.time("created_before"),
                words.value("q"),
                caller.admin() ? words.value("key") : caller.keyName(),
                words.limit(),
                words.cursor(),
                words.oldestFirst(),
                0);
    }

    /** The query's parameters. */
    private record Words(Context ctx) {
        private static final int STANDARD_LIMIT = 50;
        private static final int LARGEST_LIMIT = 200;
        private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

        private Set<JobState> states() {
            return value("status").stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(word -> one("status", word.strip(), JobState.values(), JobState::wireName))
                    .collect(Collectors.toSet());
        }

        private int limit() {
            return value("limit")
                    .map(text -> {
                        if (!text.matches("[0-9]{1,4}") || !isLimit(Integer.parseInt(text))) {
                            throw InvalidRequest.notAllowed("limit", text, "integer from 1 to 200");
                        }
                        return Integer.parseInt(text);
                    })
                    .orElse(STANDARD_LIMIT);
        }

        private static boolean isLimit(int number) {
            return number >= 1 && number <= LARGEST_LIMIT;
        }

        private Optional<JobId> cursor() {
            return value("cursor")
                    .map(text -> JobId.parse(text)
                            .orElseThrow(
                                    () -> InvalidRequest.notAllowed("cursor", text, "a next_cursor of a listing")));
        }

        private boolean oldestFirst() {
            return value("order")
                    .map(word -> switch (word.toLowerCase(Locale.ROOT)) {
                        case "asc" -> true;
                        case "desc" -> false;
                        default -> throw InvalidRequest.notAllowed("order", word, "one of asc, desc");
                    })
                    .orElse(false);
        }

        private Optional<Instant> time(String name) {
            return value(name).map(text -> {
                try {
                    return text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?") ? seconds(text) : iso(text);
                } catch (DateTimeException _) {
                    throw InvalidRequest.notAllowed(name, text, "ISO-8601 time, or seconds since 1970");
                }
            });
        }

        private static Instant seconds(String text) {
            BigDecimal seconds = new BigDecimal(text).min(LATEST);
            return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        }

        private static Instant iso(String text) {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).filter(text -> !text.isEmpty());
        }
    }

    private static <E> E one(String field, String word, E[] all, Function<E, String> name) {
        return Arrays.stream(all)
                .filter(each -> name.apply(each).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.notAllowed(
                        field, word, "one of " + Arrays.stream(all).map(name).collect(Collectors.joining(", "))));
    }
}
