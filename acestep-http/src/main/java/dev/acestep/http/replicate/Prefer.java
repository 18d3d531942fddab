package dev.acestep.http.replicate;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a creation may be held, as the header {@code Prefer: wait} or {@code wait=n} says. */
final class Prefer {
    private static final long LONGEST = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait(?:\\s*=\\s*\"?([0-9]{1,9})\"?)?\\s*(?=$|[,;])");

    private Prefer() {}

    /** Up to 60 seconds; empty if the answer is wanted at once, or the header says nothing that we know. */
    static Optional<Duration> wait(Optional<String> header) {
        return header.map(value -> WAIT.matcher(value.toLowerCase(Locale.ROOT)))
                .filter(Matcher::find)
                .map(found -> found.group(1) == null ? LONGEST : Math.min(LONGEST, Long.parseLong(found.group(1))))
                .map(Duration::ofSeconds);
    }
}
