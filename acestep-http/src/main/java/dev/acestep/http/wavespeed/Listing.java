package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.JobQuery;
import dev.acestep.jobs.JobState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What page of which predictions is wanted.
 *
 * @param page 1 is the newest
 * @param size of a page
 */
record Listing(int page, int size, JobQuery query) {
    private static final Field<Integer> PAGE =
            Field.of("page", Kind.integer(1, 1_000_000), "1 has the newest").or(1);
    private static final Field<Integer> PAGE_SIZE =
            Field.of("page_size", Kind.integer(1, 100), "predictions on a page").or(20);
    private static final Field<String> MODEL = Field.of("model", Kind.name(500), "model id");
    private static final Field<List<JobState>> STATUS =
            Field.of("status", Kind.oneOf(new TreeMap<>(Predictions.STATUSES)), "state");
    private static final Field<Instant> CREATED_AFTER = Field.of("created_after", time(), "made after this");
    private static final Field<Instant> CREATED_BEFORE = Field.of("created_before", time(), "made before this");

    static final List<Field<?>> FIELDS = List.of(PAGE, PAGE_SIZE, MODEL, STATUS, CREATED_AFTER, CREATED_BEFORE);

    static Listing read(ObjectNode body, Caller caller) {
        Values values = Values.read(FIELDS, Sources.of(body));
        int page = values.get(PAGE);
        int size = values.get(PAGE_SIZE);
        JobQuery query = new JobQuery(
                values.find(STATUS).map(Set::copyOf).orElse(Set.of()),
                Optional.of(WaveSpeedApi.DIALECT),
                values.find(MODEL),
                Optional.empty(),
                values.find(CREATED_AFTER),
                values.find(CREATED_BEFORE),
                Optional.empty(),
                caller.seesJobsOf(),
                size,
                Optional.empty(),
                false,
                (page - 1L) * size);
        return new Listing(page, size, query);
    }

    private static Kind<Instant> time() {
        return Kind.one(
                "ISO-8601 time, or seconds since 1970", Map.of("type", "string", "format", "date-time"), Listing::time);
    }

    private static Instant time(Raw raw, String rule) {
        String text = raw.text(rule).strip();
        try {
            return text.matches("[0-9]{1,11}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw raw.refused(rule);
        }
    }
}
