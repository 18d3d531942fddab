package dev.acestep.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How the clients of a dialect speak that asks again and again whether a song is ready. */
interface PollingClient extends DialectClient {
    /** What a poll says of a job. */
    enum Progress {
        OPEN,
        SUCCEEDED,
        FAILED
    }

    /** The status of an accepted submission. */
    default int accepted() {
        return 200;
    }

    /** The job's id in the answer to its submission. */
    String id(JsonNode submitted);

    Ask poll(String id);

    /** Cancels it: by the jobs API, unless the dialect has an own way. */
    default Ask cancel(String id) {
        return new Ask("DELETE", "/v1/jobs/" + id, "");
    }

    /** The status of a poll of a failed job. */
    default int failed() {
        return 200;
    }

    Progress progress(JsonNode polled);

    /** Links to the audio of a succeeded job. */
    List<String> audio(JsonNode polled);

    /** What a failed job says of its end. */
    String error(JsonNode polled);

    /** What a cancelled job says of its end. */
    default String cancelled() {
        return "Cancelled";
    }

    /** Whether answers name the engine in a header, as their bodies have no place for it. */
    default boolean namesEngineInHeader() {
        return true;
    }
}
