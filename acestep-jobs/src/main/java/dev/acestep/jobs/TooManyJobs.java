package dev.acestep.jobs;

/** No job was taken because as many of its key's jobs as it may have are waiting or running. */
public final class TooManyJobs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    /**
     * A refusal that names the limit.
     *
     * @param retryAfterSeconds when one of the jobs has probably ended; at least 1
     */
    public TooManyJobs(int limit, int retryAfterSeconds) {
        super("Too many jobs at once: this key may have %d waiting or running, retry in %d s"
                .formatted(limit, retryAfterSeconds));
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When one of the jobs has probably ended. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
