package dev.acestep.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job's identity: a UUID of version 7 (RFC 9562), so that ids sort by the time of submission. */
public record JobId(UUID value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern VISIBLE = Pattern.compile("(?:chatcmpl-|ace-step-xl_|ace-step_)?"
            + "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");

    /** A new id for a job submitted at {@code now}. */
    public static JobId create(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | (RANDOM.nextInt() & 0x0fff);
        long low = 0x8000000000000000L | (RANDOM.nextLong() >>> 2);
        return new JobId(new UUID(high, low));
    }

    /** Reads an id in any dialect's form: with or without hyphens, with or without the dialect's prefix. */
    public static Optional<JobId> parse(String text) {
        Matcher matcher = VISIBLE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new JobId(UUID.fromString("%s-%s-%s-%s-%s"
                .formatted(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)))));
    }

    /** The form without hyphens, which some dialects show. */
    public String compact() {
        return toString().replace("-", "");
    }

    /** The canonical text form, which the native dialect shows. */
    @Override
    public String toString() {
        return value.toString();
    }
}
