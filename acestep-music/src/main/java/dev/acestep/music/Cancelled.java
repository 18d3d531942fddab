package dev.acestep.music;

/** The work is not wanted any more; thrown by {@link Progress#report} and passed on by engines untouched. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
        super("Cancelled");
    }
}
