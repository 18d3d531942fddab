package dev.acestep.http;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The body of every native error: the documented {@code detail} and a complete envelope at once. */
public record Refusal(
        String detail,
        @Nullable Object data,
        int code,
        String error,
        long timestamp,
        @Nullable Object extra) {
    public static Refusal of(int status, String detail) {
        return new Refusal(detail, null, status, detail, Clock.systemUTC().millis(), null);
    }
}
