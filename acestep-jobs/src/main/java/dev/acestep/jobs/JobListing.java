package dev.acestep.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A {@link JobQuery} as SQL; pages continue after an id, so they stay right while jobs come and go. */
final class JobListing {
    private static final int LARGEST_PAGE = 200;

    private final JobQuery query;
    private final List<String> conditions = new ArrayList<>(List.of("discarded = 0"));
    private final Map<String, Object> values = new HashMap<>();

    JobListing(JobQuery query) {
        this.query = query;
        if (!query.states().isEmpty()) {
            String states = RequestJson.write(query.states());
            where("state IN (SELECT value FROM json_each(:states))", "states", Optional.of(states));
        }
        where("dialect = :dialect", "dialect", query.dialect().map(Dialect::wireName));
        where("(model = :model OR requested_model = :model)", "model", query.model());
        where("task_type = :taskType", "taskType", query.taskType().map(Enum::name));
        where("created_at > :from", "from", query.createdAfter().map(Instant::toEpochMilli));
        where("created_at < :until", "until", query.createdBefore().map(JobListing::roundedUp));
        where("instr(search, :text) > 0", "text", query.text().map(text -> text.toLowerCase(Locale.ROOT)));
        where("owner = :owner", "owner", query.owner());
    }

    JobPage page(Handle sql) {
        long total = sql.createQuery("SELECT count(*) FROM jobs WHERE " + String.join(" AND ", conditions))
                .bindMap(values)
                .mapTo(Long.class)
                .one();
        int limit = Math.clamp(query.limit(), 1, LARGEST_PAGE);
        List<Job> jobs = jobs(sql, limit + 1);
        boolean more = jobs.size() > limit;
        List<Job> page = more ? jobs.subList(0, limit) : jobs;
        return new JobPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty(), total);
    }

    private List<Job> jobs(Handle sql, int limit) {
        where(
                query.oldestFirst() ? "id > :after" : "id < :after",
                "after",
                query.after().map(JobId::toString));
        return sql.createQuery("SELECT * FROM jobs WHERE %s ORDER BY id %s LIMIT :limit OFFSET :skip"
                        .formatted(String.join(" AND ", conditions), query.oldestFirst() ? "ASC" : "DESC"))
                .bindMap(values)
                .bind("limit", limit)
                .bind("skip", query.skip())
                .map(JobRow.MAPPER)
                .map(JobRow::job)
                .list();
    }

    private static long roundedUp(Instant instant) {
        return instant.plusNanos(999_999).toEpochMilli();
    }

    private void where(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> {
            conditions.add(condition);
            values.put(name, present);
        });
    }
}
