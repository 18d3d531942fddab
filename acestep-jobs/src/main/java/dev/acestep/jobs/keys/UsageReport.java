package dev.acestep.jobs.keys;

import dev.acestep.jobs.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What keys have used, at one moment.
 *
 * @param lines one a key, by name; also of the configured key, once it has had jobs
 * @param latest jobs, the latest first
 */
public record UsageReport(List<Line> lines, List<Usage> latest) {
    public UsageReport {
        lines = List.copyOf(lines);
        latest = List.copyOf(latest);
    }

    /**
     * A key and its total.
     *
     * @param key empty for the configured key, which is stored nowhere
     */
    public record Line(Optional<ApiKey> key, Usage.Total total) {}

    /**
     * Reads it.
     *
     * @param name of one key; all if empty
     * @param most jobs to list
     * @throws KeyRefused if there is no key of that name
     */
    public static UsageReport read(Database database, Optional<String> name, int most) {
        return database.read(sql -> sql.inTransaction(snapshot -> report(snapshot, name, most)));
    }

    private static UsageReport report(Handle sql, Optional<String> name, int most) {
        UsageRows rows = new UsageRows(sql);
        var totals = rows.totals(name).stream().collect(Collectors.toMap(Usage.Total::key, Function.identity()));
        var keys = new KeyRows(sql)
                .all().stream()
                        .filter(key -> name.isEmpty() || name.get().equals(key.name()))
                        .collect(Collectors.toMap(ApiKey::name, Function.identity()));
        if (name.isPresent() && keys.isEmpty() && totals.isEmpty()) {
            throw KeyRefused.unknown(name.get());
        }
        List<Line> lines = Stream.concat(keys.keySet().stream(), totals.keySet().stream())
                .distinct()
                .sorted()
                .map(key -> new Line(
                        Optional.ofNullable(keys.get(key)),
                        Optional.ofNullable(totals.get(key)).orElseGet(() -> Usage.Total.none(key))))
                .toList();
        return new UsageReport(lines, rows.latest(name, most));
    }
}
