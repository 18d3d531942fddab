package dev.acestep.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as answers show them. */
public final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** ISO-8601 in UTC with milliseconds: {@code 2026-03-31T07:32:03.749Z}. */
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
