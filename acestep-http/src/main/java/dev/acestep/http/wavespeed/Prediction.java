package dev.acestep.http.wavespeed;

import java.util.List;

/**
 * A job as WaveSpeed's clients know it.
 *
 * @param outputs absolute URLs or {@link DataUri}s; none until completed
 * @param hasNsfwContents one {@code false} for each output
 * @param status created, processing, completed or failed
 * @param error empty if there is none
 * @param code 0, or a {@link TaskCode}
 */
record Prediction(
        String id,
        String model,
        List<?> outputs,
        Urls urls,
        List<Boolean> hasNsfwContents,
        String status,
        String createdAt,
        String error,
        int code,
        Timings timings) {
    /** Where its state can be asked for. */
    record Urls(String get) {}

    /** In milliseconds. */
    record Timings(long inference) {}

    /** The answer of a synchronous call whose time is over. */
    Prediction timedOut() {
        return new Prediction(
                id,
                model,
                outputs,
                urls,
                hasNsfwContents,
                "processing",
                createdAt,
                "Sync mode timed out. Query the result later at: " + urls.get(),
                TaskCode.TIMED_OUT.number(),
                timings);
    }
}
