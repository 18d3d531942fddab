package dev.acestep.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places of the waiting jobs. Many poll while few jobs leave the queue, so the line is read once and kept until one
 * leaves it in this process, or for a quarter of a second; jobs that came later are looked up by themselves.
 */
final class WaitingLine implements JobListener {
    private static final long KEPT_NANOS = Duration.ofMillis(250).toNanos();

    private final Database database;
    private volatile Optional<Snapshot> last = Optional.empty();

    WaitingLine(Database database) {
        this.database = database;
    }

    /** Places of those of the jobs that wait, 1 is next. */
    Map<JobId, Integer> positions(Collection<JobId> ids) {
        Map<JobId, Integer> line = line();
        Map<JobId, Integer> positions = new HashMap<>();
        Set<JobId> unknown = new HashSet<>(ids);
        for (JobId id : ids) {
            Integer place = line.get(id);
            if (place != null) {
                positions.put(id, place);
                unknown.remove(id);
            }
        }
        if (!unknown.isEmpty()) {
            positions.putAll(database.read(sql -> new JobCounts(sql).positions(unknown)));
        }
        return positions;
    }

    @Override
    public void onStarted(Job job) {
        last = Optional.empty();
    }

    @Override
    public void onFinished(Job job) {
        last = Optional.empty();
    }

    @Override
    public void onRetried(Job job) {
        last = Optional.empty();
    }

    private Map<JobId, Integer> line() {
        long now = System.nanoTime();
        Optional<Snapshot> kept = last.filter(snapshot -> now - snapshot.nanos <= KEPT_NANOS);
        if (kept.isPresent()) {
            return kept.get().places;
        }
        Snapshot read = new Snapshot(numbered(database.read(sql -> new JobCounts(sql).waiting())), now);
        last = Optional.of(read);
        return read.places;
    }

    private static Map<JobId, Integer> numbered(List<JobId> waiting) {
        Map<JobId, Integer> places = HashMap.newHashMap(waiting.size());
        for (JobId id : waiting) {
            places.put(id, places.size() + 1);
        }
        return places;
    }

    private record Snapshot(Map<JobId, Integer> places, long nanos) {}
}
