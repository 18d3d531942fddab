package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What every native answer is wrapped in.
 *
 * @param code 200 on success
 * @param error what went wrong, on failure
 * @param timestamp milliseconds since 1970
 */
@JsonPropertyOrder({"data", "code", "error", "timestamp", "extra"})
public record Envelope(
        @Nullable Object data,
        int code,
        @Nullable String error,
        long timestamp,
        @Nullable Object extra) {
    public static Envelope of(@Nullable Object data) {
        return new Envelope(data, 200, null, System.currentTimeMillis(), null);
    }

    /** A failure that the native API reports inside an answer of status 200. */
    public static Envelope softFailure(int code, String error) {
        return new Envelope(null, code, error, System.currentTimeMillis(), null);
    }
}
