package dev.acestep.jobs;

import dev.acestep.music.Understanding;
import java.util.List;
import java.util.Optional;

/** What the work on a job came to. */
public sealed interface JobResult {
    /** Music: files that are complete and named finally. */
    record Songs(List<StoredTrack> tracks) implements JobResult {
        public Songs {
            tracks = List.copyOf(tracks);
        }
    }

    /** An analysis, which leaves no files. */
    record Analysis(Understanding understanding) implements JobResult {}

    /** The files; none if it was an analysis. */
    default List<StoredTrack> files() {
        return switch (this) {
            case Songs(List<StoredTrack> tracks) -> tracks;
            case Analysis _ -> List.of();
        };
    }

    /** What was found; empty if music was made. */
    default Optional<Understanding> found() {
        return switch (this) {
            case Songs _ -> Optional.empty();
            case Analysis(Understanding understanding) -> Optional.of(understanding);
        };
    }
}
