package dev.acestep.jobs.keys;

/** What was wanted of a key cannot be done; the message says why, in one line. */
public final class KeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyRefused(String message) {
        super(message);
    }

    static KeyRefused unknown(String name) {
        return new KeyRefused("there is no key \"%s\"".formatted(name));
    }
}
