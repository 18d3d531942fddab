package dev.acestep.jobs;

import java.util.regex.Pattern;

/**
 * The API through which a job came in.
 *
 * @param wireName 1 to 32 small letters, digits and hyphens
 */
public record Dialect(String wireName) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    /** ACE-Step's own. */
    public static final Dialect NATIVE = new Dialect("native");

    public Dialect {
        if (!NAME.matcher(wireName).matches()) {
            throw new IllegalArgumentException("dialect: \"%s\" is not allowed (%s)".formatted(wireName, NAME));
        }
    }
}
